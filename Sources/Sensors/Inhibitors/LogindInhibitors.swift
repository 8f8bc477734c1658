import GLibBridge
import Glibc
import ReminderCore

/// The query for programs of this user that hold an `idle` inhibitor of mode `block` (org.freedesktop.login1(5)), or a
/// `sleep` inhibitor because of a call: see ``CallReason``.
///
/// Inhibitors of other users, including root, are ignored: updates hold them with `systemd-inhibit`, whose default
/// includes `idle`. logind signals a change only when the set of inhibited kinds changes, so a second holder of `idle`
/// may be detected only after the first has released it.
enum LogindInhibitors {
    private static let title = "logind"
    private static let idle: Substring = "idle"
    private static let sleep: Substring = "sleep"

    static var query: BusQuery<[IdleInhibitor]> {
        BusQuery(
            name: title, service: Logind.name, fallback: [],
            limits: ["A second call may only be noticed after the first ends."],
            signals: [
                .change(of: "BlockInhibited", interface: Logind.manager, path: Logind.managerPath) { value in
                    // Without these kinds the list is empty.
                    value.stringValue.map { kinds($0).isDisjoint(with: [idle, sleep]) ? .answer([]) : .changed }
                        ?? .changed
                }
            ],
            ask: BusQuery.call(Logind.managerCall("ListInhibitors", [])) { read($0, user: getuid()) })
    }

    /// Reads the reply to `ListInhibitors`, an `a(ssssuu)`: what, who, why, mode, user and process.
    static func read(_ answer: [Variant], user: UInt32) -> [IdleInhibitor]? {
        guard let list = answer.first, list.signature == "a(ssssuu)" else { return nil }
        return list.elements.lazy.map(\.elements).compactMap { row in
            row[4] == .uint32(user) ? blocking(row) : nil
        }.distinct
    }

    /// The holder in a row that starts with what, who, why and mode; nil if it blocks neither `idle` nor, because of a
    /// call, `sleep`.
    static func blocking(_ row: [Variant]) -> IdleInhibitor? {
        let texts = row.prefix(4).map { $0.stringValue ?? "" }
        let kinds = kinds(texts[0])
        let inhibitor = IdleInhibitor(named: texts[1], because: texts[2])
        let counts = kinds.contains(idle) || kinds.contains(sleep) && CallReason.matches(inhibitor.reason)
        return counts && texts[3] == "block" ? inhibitor : nil
    }

    /// The kinds in `what`, a list separated by colons.
    private static func kinds(_ what: String) -> Set<Substring> {
        // logind has fewer kinds.
        Set(what.split(separator: ":", maxSplits: 20))
    }
}
