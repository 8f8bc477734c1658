import Fixtures
import Foundation

/// Listens to a session bus through `busctl monitor`, which sees every message.
///
/// The screen (notifications and owners of names) and the agent's status have a cursor each: every wait takes the next
/// event that matches, even one that has arrived already, so no state is too short to be seen.
final class BusMonitor {
    private let events: Timeline<BusEvent>
    private let journal: DesktopJournal
    private var screen = 0
    private var status = 0

    /// Returns once the monitor sees the bus.
    init(_ sandbox: Sandbox, address: String) throws {
        let (events, journal) = (Timeline<BusEvent>(), sandbox.journal)
        (self.events, self.journal) = (events, journal)
        let messages = MessageReader()
        let lines = Lines { line in
            guard let event = messages.event(line) else { return }
            journal.note("bus", "\(event)")
            events.append(event)
        }
        _ = try sandbox.start(
            "bus-monitor", ["busctl", "--address=\(address)", "--json=short", "monitor"],
            .pieces {
                lines.take($0)
                if $0 == nil { events.complete() }
            })
        guard lines.timeline.first(where: { $0.hasPrefix("Monitoring") }) != nil else {
            throw Disappointment("the bus cannot be monitored: \(lines.timeline.all)", journal)
        }
    }

    /// The next event on the screen that matches. Throws if `unless` matches one before it.
    @discardableResult
    func next(
        _ what: String, where matches: (BusEvent) -> Bool, unless spoils: (BusEvent) -> Bool = { _ in false }
    ) throws -> BusEvent {
        guard let found = events.first(from: screen, where: { matches($0) || spoils($0) }) else {
            throw Disappointment("waited in vain for \(what)", journal)
        }
        screen = found.index + 1
        guard matches(found.element) else { throw Disappointment("instead of \(what): \(found.element)", journal) }
        return found.element
    }

    /// The next status of the agent that matches.
    func nextStatus(_ what: String, where matches: (DecodedStatus) -> Bool) throws -> DecodedStatus {
        let found = events.first(from: status) {
            if case .changed(let announced) = $0 { matches(announced) } else { false }
        }
        guard let found, case .changed(let announced) = found.element else {
            throw Disappointment("waited in vain for \(what)", journal)
        }
        status = found.index + 1
        return announced
    }

    /// Skips every status that the agent announced up to the screen's last event.
    func passStatus() {
        status = max(status, screen)
    }
}

/// Makes events of the messages that `busctl --json=short monitor` writes; used by the reading thread alone.
private final class MessageReader: @unchecked Sendable {
    private struct Message: Decodable {
        struct Payload: Decodable {
            let data: [JSON]
        }
        let type: String
        let cookie: Int
        let reply_cookie: Int?
        let sender: String?
        let destination: String?
        let interface: String?
        let member: String?
        let payload: Payload
    }

    private var asked: [String: SentNotification] = [:]

    func event(_ line: String) -> BusEvent? {
        guard let message = try? JSONDecoder().decode(Message.self, from: Data(line.utf8)) else { return nil }
        let data = message.payload.data
        switch (message.type, message.interface, message.member) {
        case ("method_call", "org.freedesktop.Notifications", "Notify"):
            guard let sender = message.sender, let notification = SentNotification(sender: sender, arguments: data)
            else {
                return nil
            }
            asked["\(sender) \(message.cookie)"] = notification
            return .asked(notification)
        case ("method_call", "org.freedesktop.Notifications", "CloseNotification"):
            return data.first?.number.map { .closeAsked(UInt32($0)) }
        case ("signal", "org.freedesktop.Notifications", "NotificationClosed"):
            guard let id = data.first?.number, let reason = data.last?.number else { return nil }
            return .closed(UInt32(id), reason: UInt32(reason))
        case ("signal", "org.freedesktop.Notifications", "ActionInvoked"):
            guard let id = data.first?.number, let key = data.last?.text else { return nil }
            return .chosen(UInt32(id), key: key)
        case ("signal", "org.freedesktop.DBus.Properties", "PropertiesChanged"):
            guard data.first?.text == "io.github.balasana.Agent1", let status = data[1]["Status"],
                let decoded = status.decoded(DecodedStatus.self)
            else { return nil }
            return .changed(decoded)
        case ("signal", "org.freedesktop.DBus", "NameOwnerChanged"):
            guard let name = data.first?.text, !name.hasPrefix(":") else { return nil }
            return .owner(name: name, owner: data.last?.text ?? "")
        case ("method_return", _, _), ("error", _, _):
            guard let serial = message.reply_cookie, let destination = message.destination,
                var notification = asked.removeValue(forKey: "\(destination) \(serial)")
            else { return nil }
            guard message.type == "method_return", let id = data.first?.number else { return .refused(notification) }
            notification.id = UInt32(id)
            return .presented(notification)
        default:
            return nil
        }
    }
}
