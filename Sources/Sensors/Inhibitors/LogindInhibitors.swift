import GLibBridge
import Glibc
import ReminderCore

/// Which of this user's programs hold an `idle` inhibitor of mode `block` (org.freedesktop.login1(5)).
///
/// Those of other users, root's among them, are no sign of this one: updates hold them through `systemd-inhibit`, which
/// takes `idle` along by default. logind tells of a change only when the kinds of what is inhibited change, so that a
/// second holder of `idle` may be seen only when the first has gone.
enum LogindInhibitors {
    private static let title = "logind"

    static var question: BusQuery<[IdleInhibitor]> {
        BusQuery(
            name: title, service: Logind.name, otherwise: [],
            limits: ["A second call may only be noticed after the first ends."],
            signals: [
                .change(of: "BlockInhibited", interface: Logind.manager, path: Logind.managerPath) { value in
                    // Without `idle` there is nothing to ask for.
                    value.stringValue.map { isIdle($0) ? .changed : .answer([]) } ?? .changed
                }
            ],
            ask: BusQuery.call(Logind.managerCall("ListInhibitors", [])) { read($0, user: getuid()) })
    }

    /// Reads the answer of `ListInhibitors`, an `a(ssssuu)`: what, who, why, mode, user and process.
    static func read(_ answer: [Variant], user: UInt32) -> [IdleInhibitor]? {
        guard let list = answer.first, list.signature == "a(ssssuu)" else { return nil }
        return list.elements.map(\.elements).compactMap { row in
            row[4] == .uint32(user) ? blocking(row) : nil
        }
    }

    /// Who holds it, of a row that begins with what, who, why and mode; nil when that is not `idle` or does not block.
    static func blocking(_ row: [Variant]) -> IdleInhibitor? {
        let texts = row.prefix(4).map { $0.stringValue ?? "" }
        return isIdle(texts[0]) && texts[3] == "block" ? IdleInhibitor(program: texts[1], reason: texts[2]) : nil
    }

    /// Whether `idle` is among `what`, a list with colons.
    private static func isIdle(_ what: String) -> Bool {
        what.split(separator: ":").contains("idle")
    }
}
