/// How a hold felt (rule 9). The raw value is the word on the command line and the action key of the button.
public enum Comfort: String, CaseIterable, Sendable {
    /// It could have been held longer.
    case comfortable
    /// It was too long.
    case tooLong = "too-long"
    /// It hurt.
    case hurt
    /// Something else ended it, which says nothing about the pose.
    case interrupted
}

/// The content of the question after a hold; the presenter has the words.
public struct ComfortContent: Hashable, Sendable {
    /// The variation that was held.
    public var variation: Variation
    /// How long it was held.
    public var held: Duration
    /// Whether it was held to its end. If the user stopped it, "comfortable" is not among the answers.
    public var isDone: Bool
    /// If the hold was stopped too early to answer its reminder: when that comes again. Otherwise nil.
    public var again: TimeOfDay?
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// A question's content.
    public init(variation: Variation, held: Duration, isDone: Bool, again: TimeOfDay? = nil, onScreen: Duration) {
        self.variation = variation
        self.held = held
        self.isDone = isDone
        self.again = again
        self.onScreen = onScreen
    }

    /// The answers to choose from.
    public var choices: [Comfort] {
        isDone ? [.comfortable, .tooLong, .hurt] : [.tooLong, .hurt, .interrupted]
    }
}

/// The question how a hold felt, which waits until the user is back at the desk (rule 9).
struct ComfortQuestion: Hashable, Sendable {
    let kind: ReminderKind
    let variation: Variation
    let held: Duration
    let isDone: Bool
    let since: Instant
    /// Since when it has waited for calls; nil if it has not.
    var callsSince: Instant?

    /// After this long the user no longer knows how a hold felt, and is not asked.
    static let patience: Duration = .seconds(15 * 60)

    /// Its content, to be shown for `onScreen`.
    ///
    /// - Parameter again: When its reminder comes again; nil if the hold answered it.
    func content(again: TimeOfDay?, onScreen: Duration) -> ComfortContent {
        ComfortContent(variation: variation, held: held, isDone: isDone, again: again, onScreen: onScreen)
    }
}
