import ReminderCore

extension Presentation {
    /// The content of its notification.
    var text: NotificationText {
        switch content {
        case .reminder(let content): ReminderText.notification(content)
        case .sample(let content): ReminderText.sample(content)
        case .hold(let content): HoldText.notification(content)
        case .question(let content): ComfortText.notification(content)
        case .answer(let content): AnswerText.notification(content)
        case .status(let content): StatusNotice.notification(content)
        }
    }

    /// The expiry time for the server. The time of a hold is a little longer than its phase, so a dead agent leaves no
    /// notification on the screen for ever.
    var timeout: Duration {
        switch content {
        case .reminder(let content), .sample(let content): content.onScreen
        case .hold(let content): content.lasts + .seconds(5)
        case .question(let content): content.onScreen
        case .answer(let content): content.onScreen
        case .status: StatusContent.onScreen
        }
    }

    /// The status in do-not-disturb: the user has asked for it, and servers then show only critical notifications.
    var isUrgent: Bool {
        if case .status(let content) = content { content.isUrgent } else { false }
    }

    /// True if the server should not keep it in its list of notifications once it has left the screen.
    var isTransient: Bool {
        if case .status = content { true } else { false }
    }

    /// Whether the server should play a sound; false if the agent's own would overlap with it. Nil leaves it to the
    /// server.
    var needsServerSound: Bool? {
        switch content {
        case .hold(let content): content.needsServerSound
        case .reminder(let content), .sample(let content): content.sound == .none ? nil : false
        case .question, .answer, .status: nil
        }
    }

    /// True if no notice may be shown next to it: during a hold, the question after it, and the answer.
    var isAlone: Bool {
        switch content {
        case .reminder, .sample, .status: false
        case .hold, .question, .answer: true
        }
    }
}
