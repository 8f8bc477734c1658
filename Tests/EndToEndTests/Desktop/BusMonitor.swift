import Foundation

/// Listens to a session bus as a monitor, which sees every message.
final class BusMonitor {
    private let events = Timeline<BusEvent>()
    private let journal: Journal
    private var cursor = 0

    /// Returns once the monitor sees the bus.
    init(_ sandbox: Sandbox, address: String) throws {
        journal = sandbox.journal
        let stream = MessageStream()
        let ready = Timeline<Bool>()
        let (events, journal) = (events, journal)
        _ = try sandbox.start(
            "bus-monitor", ["dbus-monitor", "--binary", "--address", address],
            .read(error: sandbox.file("bus-monitor.log")) { piece in
                guard let piece else {
                    events.complete()
                    return
                }
                // The first message of all tells the monitor that it has become one.
                ready.append(true)
                for event in stream.events(in: piece) {
                    journal.note("bus", "\(event)")
                    events.append(event)
                }
            })
        guard ready.first(before: Date(timeIntervalSinceNow: 10), where: { _ in true }) != nil else {
            throw Disappointment("the bus monitor saw nothing", journal)
        }
    }

    /// The next event that matches; what lies before it is passed by. Throws if `unless` matches one of those.
    @discardableResult
    func next(
        _ what: String, within seconds: Double = 10, where matches: (BusEvent) -> Bool,
        unless spoils: (BusEvent) -> Bool = { _ in false }
    ) throws -> BusEvent {
        let deadline = Date(timeIntervalSinceNow: seconds)
        guard let found = events.first(from: cursor, before: deadline, where: { matches($0) || spoils($0) }) else {
            throw Disappointment("waited \(seconds) s in vain for \(what)", journal)
        }
        cursor = found.index + 1
        guard matches(found.element) else { throw Disappointment("instead of \(what): \(found.element)", journal) }
        return found.element
    }

    /// Throws if an event matches within that time. Events that do not match are passed by.
    func none(_ what: String, for seconds: Double, where matches: (BusEvent) -> Bool) throws {
        let deadline = Date(timeIntervalSinceNow: seconds)
        if events.first(from: cursor, before: deadline, where: matches) != nil {
            throw Disappointment("came but should not have: \(what)", journal)
        }
        cursor = events.count
    }

    /// Waits until `isTrue`, asking anew after every matching event from now on; passes no event by.
    func wait(
        _ what: String, within seconds: Double = 10, at matches: (BusEvent) -> Bool, until isTrue: () throws -> Bool
    ) throws {
        let deadline = Date(timeIntervalSinceNow: seconds)
        var index = events.count
        while try !isTrue() {
            guard let found = events.first(from: index, before: deadline, where: matches) else {
                throw Disappointment("waited \(seconds) s in vain for \(what)", journal)
            }
            index = found.index + 1
        }
    }
}

/// Makes events of a monitor's byte stream; used by the reading thread alone.
private final class MessageStream: @unchecked Sendable {
    private var rest = Data()
    private var asked: [String: Notification] = [:]

    func events(in piece: Data) -> [BusEvent] {
        rest += piece
        var events: [BusEvent] = []
        while let message = WireMessage(from: &rest) {
            if let event = event(message) { events.append(event) }
        }
        return events
    }

    private func event(_ message: WireMessage) -> BusEvent? {
        let first = message.body.first
        switch (message.kind, message.interface, message.member) {
        case (.call, "org.freedesktop.Notifications", "Notify"):
            let sender = message.sender ?? ""
            guard let notification = Notification(sender: sender, arguments: message.body) else { return nil }
            asked["\(sender) \(message.serial)"] = notification
            return .asked(notification)
        case (.call, "org.freedesktop.Notifications", "CloseNotification"):
            return first?.number.map { .closeAsked(UInt32($0)) }
        case (.signal, "org.freedesktop.Notifications", "NotificationClosed"):
            guard let id = first?.number, let reason = message.body.last?.number else { return nil }
            return .closed(UInt32(id), reason: UInt32(reason))
        case (.signal, "org.freedesktop.Notifications", "ActionInvoked"):
            guard let id = first?.number, let key = message.body.last?.text else { return nil }
            return .chosen(UInt32(id), key: key)
        case (.signal, "io.github.balasana.Agent1", "Changed"):
            return .changed
        case (.signal, "org.freedesktop.DBus", "NameOwnerChanged"):
            guard let name = first?.text, !name.hasPrefix(":") else { return nil }
            return .owner(name: name, owner: message.body.last?.text ?? "")
        case (.reply, _, _), (.error, _, _):
            guard let serial = message.answers, let destination = message.destination,
                var notification = asked.removeValue(forKey: "\(destination) \(serial)")
            else { return nil }
            guard message.kind == .reply, let id = first?.number else { return .refused(notification) }
            notification.id = UInt32(id)
            return .presented(notification)
        default:
            return nil
        }
    }
}
