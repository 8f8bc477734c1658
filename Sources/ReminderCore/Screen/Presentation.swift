/// One appearance of something on the screen.
public struct Presentation: Hashable, Sendable {
    /// Its number. Answers carry it, and answers to an earlier presentation are ignored.
    public let id: UInt64
    /// What it shows; the presenter has the words.
    public let content: Content

    /// What can be on the screen.
    public enum Content: Hashable, Sendable {
        /// A reminder to answer.
        case reminder(ReminderContent)
        /// A sample of a reminder, which is not recorded.
        case sample(ReminderContent)
        /// A hold in one of its phases.
        case hold(HoldContent)
        /// The question after a hold.
        case question(ComfortContent)
        /// The effect of an answer.
        case answer(AnswerContent)
        /// The status, because the user has asked for it. A reminder takes its place.
        case status(StatusContent)
    }

    /// An appearance of `content` with the number `id`.
    public init(id: UInt64, content: Content) {
        self.id = id
        self.content = content
    }
}

/// Why a notification left the screen, in the numbers of the freedesktop notification spec.
public enum CloseReason: UInt32, Sendable {
    /// Its time was over.
    case expired = 1
    /// The user closed it.
    case dismissed = 2
    /// A program closed it.
    case closed = 3
    /// The server does not say.
    case undefined = 4
}

/// Why something could not be put on the screen.
public enum PresentationFailure: Hashable, Sendable {
    /// There is no notification server, and the bus can start none.
    case noServer
    /// The server refused it or did not answer.
    case refused
}

/// A notification on the screen, as the server knows it: enough for the next agent to close it after a crash.
public struct NotificationHandle: Hashable, Sendable {
    /// The server's unique bus name (such as `:1.7`): an id means nothing to any other server.
    public let server: String
    /// The id that the server's `Notify` returned.
    public let id: UInt32

    /// The notification `id` of `server`.
    public init(server: String, id: UInt32) {
        self.server = server
        self.id = id
    }
}
