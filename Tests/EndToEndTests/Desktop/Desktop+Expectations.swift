import Foundation
import Testing

/// The waits of the stories. Each takes the next event of its kind, even one that has arrived already.
extension Desktop {
    /// The next notification that the server has put on the screen.
    func presented(_ what: String = "a notification") throws -> SentNotification {
        let event = try monitor.next(what) { $0.presented != nil }
        return try #require(event.presented)
    }

    /// The next notification, which must be a reminder.
    func reminder() throws -> SentNotification {
        let notification = try presented("a reminder")
        guard notification.keys.contains("skip"), !notification.isSample else {
            throw Disappointment("no reminder but \(notification)", sandbox.journal)
        }
        return notification
    }

    /// The next notification, which must be that of a hold.
    func hold() throws -> SentNotification {
        let notification = try presented("a hold")
        guard notification.keys.contains("stop") else {
            throw Disappointment("no hold but \(notification)", sandbox.journal)
        }
        return notification
    }

    /// Waits until the agent closes that notification, or the server has done so. Nothing else comes before that.
    func gone(_ notification: SentNotification) throws {
        try monitor.next("the end of \(notification.id)") {
            switch $0 {
            case .closeAsked(let id), .closed(let id, _): id == notification.id
            case .asked, .presented, .refused, .chosen, .changed, .owner: false
            }
        } unless: {
            if case .asked = $0 { true } else { false }
        }
    }

    /// Checks that no notification was sent: the next one is a sample that is requested now.
    func nothingPresented() throws {
        #expect(try agent.balasana("preview").status == 0)
        let next = try presented("the sample")
        guard next.isSample else { throw Disappointment("came but should not have: \(next)", sandbox.journal) }
        try close(next)
        try gone(next)
    }

    /// Waits until the agent's status is of this state.
    @discardableResult
    func state(_ state: String) throws -> DecodedStatus {
        try monitor.nextStatus("state \(state)") { $0.state == state }
    }
}

extension SentNotification {
    /// Whether it is a sample of a reminder.
    var isSample: Bool { body.contains("This is a sample") }
}
