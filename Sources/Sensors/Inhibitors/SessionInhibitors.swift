import GLibBridge
import Platform
import ReminderCore

/// The query for programs that hold an idle inhibitor (flag 8) of org.gnome.SessionManager, which GNOME, MATE and
/// Cinnamon have, or any inhibitor because of a call: see ``CallReason``. An object makes one reading: first the list
/// of inhibitors, then the details of each. Confined to the loop's thread.
final class SessionInhibitors: @unchecked Sendable {
    /// The maximum number of inhibitors; a longer list is treated as invalid.
    private static let most = IdleInhibitor.most
    private static let title = "GNOME session manager"
    private static let manager = "org.gnome.SessionManager"
    private static let path = "/org/gnome/SessionManager"

    static var query: BusQuery<[IdleInhibitor]> {
        BusQuery(
            name: title, service: manager, fallback: [],
            signals: ["InhibitorAdded", "InhibitorRemoved"].map { name in
                BusQuery<[IdleInhibitor]>.Signal(path: path, interface: manager, name: name) { _ in .changed }
            },
            ask: { SessionInhibitors(bus: $0, answer: $1).begin() })
    }

    private let bus: Bus
    private let answer: BusQuery<[IdleInhibitor]>.Answer
    private var rows: [Row] = []
    private var failure: SourceUnavailable?
    private var awaited = 0

    private struct Row {
        var inhibitor = IdleInhibitor(program: "")
        /// Zero also for an inhibitor that was released.
        var flags: UInt32 = 0
    }

    private init(bus: Bus, answer: @escaping BusQuery<[IdleInhibitor]>.Answer) {
        self.bus = bus
        self.answer = answer
    }

    private func begin() {
        ask(Self.path, Self.manager, "GetInhibitors") { reading, result in
            switch result {
            case .success(let values): reading.list(values)
            case .failure(let error): reading.failure = SourceUnavailable(error)
            }
        }
    }

    private func list(_ values: [Variant]) {
        guard let list = values.first, list.signature == "ao", list.elements.count <= Self.most else {
            return makesNoSense()
        }
        rows = Array(repeating: Row(), count: list.elements.count)
        for (index, path) in list.elements.enumerated() {
            if let path = path.stringValue { askInhibitor(path, index) }
        }
    }

    /// Asks for the flags last. The manager answers in order: if an inhibitor returns its flags, it existed for the
    /// earlier questions too, and a text that it refused is not set. A released inhibitor returns no flags.
    private func askInhibitor(_ path: String, _ index: Int) {
        askText(path, "GetAppId") { $0.rows[index].inhibitor.program = $1.harmlessName }
        askText(path, "GetReason") { $0.rows[index].inhibitor.reason = $1.harmlessReason }
        askInhibitor(path, "GetFlags") { reading, values in
            guard case .uint32(let flags)? = values.first else { return reading.makesNoSense() }
            reading.rows[index].flags = flags
        }
    }

    private func askText(
        _ path: String, _ method: String, _ set: @escaping @Sendable (SessionInhibitors, String) -> Void
    ) {
        askInhibitor(path, method) { reading, values in
            guard let text = values.first?.stringValue else { return reading.makesNoSense() }
            set(reading, text)
        }
    }

    /// Asks one inhibitor. Only a timeout is a failure.
    private func askInhibitor(
        _ path: String, _ method: String, _ read: @escaping @Sendable (SessionInhibitors, [Variant]) -> Void
    ) {
        ask(path, Self.manager + ".Inhibitor", method) { reading, result in
            switch result {
            case .success(let values): read(reading, values)
            case .failure(let error):
                if error.isTimeout { reading.failure = SourceUnavailable(error) }
            }
        }
    }

    private func ask(
        _ path: String, _ interface: String, _ method: String,
        _ read: @escaping @Sendable (SessionInhibitors, Result<[Variant], BusError>) -> Void
    ) {
        awaited += 1
        let call = MethodCall(
            destination: Self.manager, path: path, interface: interface, method: method,
            timeout: BusQuery<[IdleInhibitor]>.patience)
        bus.call(call) { [self] result in
            read(self, result)
            awaited -= 1
            guard awaited == 0 else { return }
            answer(
                failure.map { .failure($0) }
                    ?? .success(rows.filter { Self.counts($0.flags, $0.inhibitor.reason) }.map(\.inhibitor)))
        }
    }

    private func makesNoSense() {
        failure = .unreadableAnswer
    }

    /// True if an inhibitor with these flags blocks the idle state, or anything else because of a call.
    static func counts(_ flags: UInt32, _ reason: String) -> Bool {
        flags & 8 != 0 || flags != 0 && CallReason.matches(reason)
    }
}
