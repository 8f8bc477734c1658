import Foundation
import Testing

/// What stories wait for.
extension Desktop {
    /// The next notification that the server has put on the screen.
    func presented(_ what: String = "a notification", within seconds: Double = 10) throws -> Notification {
        let event = try monitor.next(what, within: seconds) { $0.presented != nil }
        guard let notification = event.presented else { throw Disappointment(what, sandbox.journal) }
        return notification
    }

    /// The next notification that offers the pose.
    func reminder(within seconds: Double = 10) throws -> Notification {
        let notification = try presented("a reminder", within: seconds)
        guard notification.keys.contains("skip") else {
            throw Disappointment("no reminder but \(notification)", sandbox.journal)
        }
        return notification
    }

    /// The next notification that leads the hold.
    func hold(within seconds: Double = 10) throws -> Notification {
        let notification = try presented("a hold", within: seconds)
        guard notification.keys.contains("stop") else {
            throw Disappointment("no hold but \(notification)", sandbox.journal)
        }
        return notification
    }

    /// Waits until the agent closes that notification, or the server has done so.
    func gone(_ notification: Notification, within seconds: Double = 10) throws {
        try monitor.next("the end of \(notification.id)", within: seconds) {
            switch $0 {
            case .closeAsked(let id), .closed(let id, _): id == notification.id
            case .asked, .presented, .refused, .chosen, .changed, .owner: false
            }
        }
    }

    /// Nothing is put on the screen for that long.
    func nothingPresented(for seconds: Double) throws {
        try monitor.none("a notification", for: seconds) {
            switch $0 {
            case .asked, .presented: true
            case .refused, .closeAsked, .closed, .chosen, .changed, .owner: false
            }
        }
    }

    /// Waits until the agent's status is of this state.
    @discardableResult
    func state(_ state: String, within seconds: Double = 10) throws -> AgentProcess.Status {
        var status: AgentProcess.Status?
        try monitor.wait("state \(state)", within: seconds, at: { if case .changed = $0 { true } else { false } }) {
            status = try agent.status()
            return status?.state == state
        }
        return try #require(status)
    }
}
