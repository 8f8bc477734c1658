import GLibBridge
import Glibc
import ReminderCore

/// The query for programs of this user that hold an `idle` inhibitor of mode `block` (org.freedesktop.login1(5)).
///
/// Inhibitors of other users, including root, are ignored: updates hold them with `systemd-inhibit`, whose default
/// includes `idle`. logind signals a change only when the set of inhibited kinds changes, so a second holder of `idle`
/// may be detected only after the first has released it.
enum LogindInhibitors {
    private static let title = "logind"

    static var query: BusQuery<[IdleInhibitor]> {
        BusQuery(
            name: title, service: Logind.name, fallback: [],
            limits: ["A second call may only be noticed after the first ends."],
            signals: [
                .change(of: "BlockInhibited", interface: Logind.manager, path: Logind.managerPath) { value in
                    // Without `idle` the list is empty.
                    value.stringValue.map { isIdle($0) ? .changed : .answer([]) } ?? .changed
                }
            ],
            ask: BusQuery.call(Logind.managerCall("ListInhibitors", [])) { read($0, user: getuid()) })
    }

    /// Reads the reply to `ListInhibitors`, an `a(ssssuu)`: what, who, why, mode, user and process.
    static func read(_ answer: [Variant], user: UInt32) -> [IdleInhibitor]? {
        guard let list = answer.first, list.signature == "a(ssssuu)" else { return nil }
        return list.elements.map(\.elements).compactMap { row in
            row[4] == .uint32(user) ? blocking(row) : nil
        }
    }

    /// The holder in a row that starts with what, who, why and mode; nil if it does not block `idle`.
    static func blocking(_ row: [Variant]) -> IdleInhibitor? {
        let texts = row.prefix(4).map { $0.stringValue ?? "" }
        return isIdle(texts[0]) && texts[3] == "block" ? IdleInhibitor(program: texts[1], reason: texts[2]) : nil
    }

    /// True if `what`, a list separated by colons, contains `idle`.
    private static func isIdle(_ what: String) -> Bool {
        what.split(separator: ":").contains("idle")
    }
}
