import GLibBridge
import ReminderCore

/// The query for programs that keep the screen on in KDE Plasma (org.kde.Solid.PowerManagement.PolicyAgent), or prevent
/// sleep because of a call: see ``CallReason``. PowerDevil includes the inhibitors of logind after some seconds.
enum PowerDevilInhibitors {
    private static let title = "KDE PowerDevil"
    private static let service = "org.kde.Solid.PowerManagement"
    private static let path = "/org/kde/Solid/PowerManagement/PolicyAgent"
    private static let agent = "org.kde.Solid.PowerManagement.PolicyAgent"
    /// The inhibition `ChangeScreenSettings`: the screen must not dim, turn off or lock.
    private static let screen: UInt32 = 4

    private typealias Inhibitors = BusQuery<[IdleInhibitor]>

    static var query: BusQuery<[IdleInhibitor]> {
        BusQuery(
            name: title, service: service, fallback: [],
            limits: [
                "Plasma reports a program a few seconds after it starts.",
                "While one program keeps the screen on, older versions of Plasma also name programs that only prevent "
                    + "sleep.",
            ],
            signals: [
                Inhibitors.Signal(path: path, interface: agent, name: "InhibitionsChanged") { _ in .changed },
                .change(of: "ActiveInhibitions", interface: agent, path: path) { value in
                    readActive([value]).map { .answer($0) } ?? .changed
                },
            ],
            ask: { bus, answer in
                let call = MethodCall.get(
                    "ActiveInhibitions", of: agent, destination: service, path: path, timeout: Inhibitors.patience)
                bus.call(call) { result in
                    switch result {
                    case .success(let values): answer(Inhibitors.answer(readActive(values)))
                    case .failure(let error) where error.isTimeout: answer(.failure(.init(error)))
                    case .failure: askOlder(bus, answer)
                    }
                }
            })
    }

    /// Asks Plasma 5, which lists all inhibiting programs and only says whether any of them concerns the screen.
    private static func askOlder(_ bus: Bus, _ answer: @escaping Inhibitors.Answer) {
        bus.call(policy("HasInhibition", [.uint32(screen)])) { result in
            switch result {
            case .success(let values):
                switch values.first?.boolValue {
                case let isScreen?:
                    let read: @Sendable ([Variant]) -> [IdleInhibitor]? = { values in
                        readList(values)?.filter { isScreen || CallReason.matches($0.reason) }
                    }
                    Inhibitors.call(policy("ListInhibitions", []), read: read)(bus, answer)
                case nil: answer(Inhibitors.answer(nil))
                }
            case .failure(let error): answer(.failure(.init(error)))
            }
        }
    }

    private static func policy(_ method: String, _ arguments: [Variant]) -> MethodCall {
        MethodCall(
            destination: service, path: path, interface: agent, method: method, arguments: arguments,
            timeout: Inhibitors.patience)
    }

    /// Reads the property `ActiveInhibitions`, an `a(ssssu)`: what, who, why, mode and flags.
    static func readActive(_ answer: [Variant]) -> [IdleInhibitor]? {
        guard let list = answer.first?.unwrapped, list.signature == "a(ssssu)" else { return nil }
        return list.elements.lazy.map(\.elements).compactMap(LogindInhibitors.blocking).distinct
    }

    /// Reads the reply to `ListInhibitions`, an `a(ss)`: who and why.
    static func readList(_ answer: [Variant]) -> [IdleInhibitor]? {
        guard let list = answer.first, list.signature == "a(ss)" else { return nil }
        return list.elements.lazy.map(\.elements).map {
            IdleInhibitor(named: $0[0].stringValue ?? "", because: $0[1].stringValue ?? "")
        }.distinct
    }
}
