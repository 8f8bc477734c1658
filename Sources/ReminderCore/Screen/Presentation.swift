/// One appearance of something on the screen.
public struct Presentation: Hashable, Sendable {
    /// Its number; answers carry it, and answers to an earlier one count for nothing.
    public let id: UInt64
    /// What is to be seen.
    public let content: Content

    /// What can be on the screen.
    public enum Content: Hashable, Sendable {
        /// A reminder to answer.
        case reminder(ReminderContent)
        /// A sample of a reminder, of which nothing is recorded.
        case sample(ReminderContent)
        /// A hold in one of its phases.
        case hold(HoldContent)
        /// The question after a hold.
        case question(ComfortContent)
        /// What an answer has led to.
        case answer(AnswerContent)
    }

    /// The appearance number `id` of `content`.
    public init(id: UInt64, content: Content) {
        self.id = id
        self.content = content
    }
}
