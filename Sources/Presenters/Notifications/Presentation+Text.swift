import ReminderCore

/// What a presentation is on the screen.
extension Presentation {
    /// Its words.
    var text: NotificationText {
        switch content {
        case .reminder(let content): ReminderText.notification(content)
        case .sample(let content): ReminderText.sample(content)
        case .hold(let content): HoldText.notification(content)
        case .question(let content): ComfortText.notification(content)
        case .answer(let content): AnswerText.notification(content)
        }
    }

    /// After how long the server may take it away: a hold outlasts its stage a little, so a dead agent leaves nothing
    /// on the screen for good.
    var timeout: Duration {
        switch content {
        case .reminder(let content), .sample(let content): content.onScreen
        case .hold(let content): content.lasts + .seconds(5)
        case .question(let content): content.onScreen
        case .answer(let content): content.onScreen
        }
    }

    /// Whether it has the screen to itself, without notices beside it: a hold, the question after it, and the answer.
    var isAlone: Bool {
        switch content {
        case .reminder, .sample: false
        case .hold, .question, .answer: true
        }
    }
}
