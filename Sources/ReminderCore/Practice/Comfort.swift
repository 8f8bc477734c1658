/// How a hold felt (rule 9). The raw value is the word on the command line and the action key of the button.
public enum Comfort: String, CaseIterable, Sendable {
    /// It could have been held longer.
    case comfortable
    /// It was too long.
    case tooLong = "too-long"
    /// It hurt.
    case hurt
    /// Something else ended it: that says nothing of the pose.
    case interrupted
}

/// What the question after a hold has to say; the words are the presenter's.
public struct ComfortContent: Hashable, Sendable {
    /// What was held.
    public var variation: Variation
    /// How long.
    public var held: Duration
    /// Whether it was held to its end; a hold that was stopped is not asked whether it was comfortable.
    public var isDone: Bool
    /// How long to stay on the screen.
    public var onScreen: Duration

    /// A question's content.
    public init(variation: Variation, held: Duration, isDone: Bool, onScreen: Duration) {
        self.variation = variation
        self.held = held
        self.isDone = isDone
        self.onScreen = onScreen
    }

    /// The answers to choose from.
    public var choices: [Comfort] {
        isDone ? [.comfortable, .tooLong, .hurt] : [.tooLong, .hurt, .interrupted]
    }
}

/// The question how a hold felt, which waits for its user to be back at the desk (rule 9).
struct ComfortQuestion: Hashable, Sendable {
    let kind: ReminderKind
    let variation: Variation
    let held: Duration
    let isDone: Bool
    let since: Instant

    /// After this long the user no longer knows how a hold felt, and is not asked.
    static let patience: Duration = .seconds(15 * 60)

    /// What it says, for `onScreen`.
    func content(onScreen: Duration) -> ComfortContent {
        ComfortContent(variation: variation, held: held, isDone: isDone, onScreen: onScreen)
    }
}
