/// The presentation on the screen, at most one. Only this machine presents and withdraws.
struct ScreenMachine: Sendable {
    enum News: Hashable {
        /// The server shows it.
        case appeared(Presentation.Content)
        /// The server refused it, or there is none.
        case failed(Presentation.Content, PresentationFailure)
        /// The server has left the bus, so this is no longer on the screen.
        case lost(Presentation.Content)
        /// It has left the screen.
        case left(Presentation.Content, CloseReason)
    }

    private indirect enum State: Hashable {
        case empty
        /// Sent to the server, which has not answered yet.
        case sent(Presentation, at: Instant)
        case shown(Presentation, sentAt: Instant, since: Instant, NotificationHandle)
    }

    /// How much later than the server we withdraw an expired notification, so the server can do it first.
    private static let serverGrace: Duration = .seconds(1)
    /// How long to wait for the server: libnotify waits for 25 s, and an earlier call may be ahead of this one.
    private static let serverPatience: Duration = .seconds(60)

    private var state = State.empty
    private var nextID: UInt64 = 1
    /// Whether a voice may still be saying what is on the screen.
    private var isSpeaking = false
    /// Whether there may be a notification server.
    private(set) var hasServer = true

    // MARK: Content

    /// The presentation that is on the screen or was sent there; nil for none.
    var presentation: Presentation? {
        switch state {
        case .empty: nil
        case .sent(let presentation, _), .shown(let presentation, _, _, _): presentation
        }
    }

    var content: Presentation.Content? { presentation?.content }
    var isEmpty: Bool { state == .empty }

    /// The reminder on the screen; nil for anything else.
    var reminder: ReminderContent? {
        if case .reminder(let reminder) = content { reminder } else { nil }
    }

    /// When the presentation was sent to the server.
    var sentAt: Instant? {
        switch state {
        case .empty: nil
        case .sent(_, let sentAt), .shown(_, let sentAt, _, _): sentAt
        }
    }

    /// When ``advance(to:into:)`` ends the presentation, because not every server removes a notification or reports
    /// that. Nil for a hold, which ends itself.
    var deadline: Instant? {
        switch state {
        case .empty: nil
        case .sent(_, let sentAt): sentAt + Self.serverPatience
        case .shown(let presentation, _, let since, _):
            presentation.content.onScreen.map { since + $0 + Self.serverGrace }
        }
    }

    // MARK: Presenting and withdrawing

    /// Puts `content` on the screen, in place of the current presentation.
    mutating func present(_ content: Presentation.Content, at now: Instant, into effects: inout Effects) {
        hush(into: &effects)
        let presentation = Presentation(id: nextID, content: content)
        nextID += 1
        state = .sent(presentation, at: now)
        effects.append(.present(presentation))
    }

    /// Withdraws the presentation, if `isMeant` is true for its content, and returns that.
    @discardableResult mutating func withdraw(
        into effects: inout Effects, if isMeant: (Presentation.Content) -> Bool = { _ in true }
    ) -> Presentation.Content? {
        guard let presentation, isMeant(presentation.content) else { return nil }
        effects.append(.withdraw(presentation.id))
        clear(into: &effects)
        return presentation.content
    }

    /// Lets a reminder be heard when it has appeared: then it is held back like the notification itself.
    private mutating func announce(_ content: Presentation.Content, into effects: inout Effects) {
        guard let reminder = content.heard, reminder.sound != .none else { return }
        isSpeaking = reminder.sound == .voice
        effects.append(.announce(reminder, isSample: content.isSample))
    }

    /// What is on the screen, or was sent there, leaves it, for whatever reason.
    private mutating func clear(into effects: inout Effects) {
        state = .empty
        hush(into: &effects)
    }

    /// Stops the voice of what leaves the screen.
    private mutating func hush(into effects: inout Effects) {
        if isSpeaking { effects.append(.hush) }
        isSpeaking = false
    }

    /// Withdraws the presentation as if the user had closed it.
    mutating func dismiss(into effects: inout Effects) -> News? {
        withdraw(into: &effects).map { .left($0, .dismissed) }
    }

    // MARK: Reports of the server

    /// The server shows presentation `id`.
    mutating func presented(
        _ id: UInt64, _ handle: NotificationHandle, at now: Instant, into effects: inout Effects
    ) -> News? {
        guard let presentation, let sentAt, presentation.id == id else { return nil }
        hasServer = true
        if case .sent = state { announce(presentation.content, into: &effects) }
        state = .shown(presentation, sentAt: sentAt, since: now, handle)
        return .appeared(presentation.content)
    }

    /// Presentation `id` could not be shown. The server may have reported before that it shows it.
    mutating func failed(_ id: UInt64, _ failure: PresentationFailure, into effects: inout Effects) -> News? {
        guard let presentation, presentation.id == id else { return nil }
        clear(into: &effects)
        if failure == .noServer { hasServer = false }
        return .failed(presentation.content, failure)
    }

    /// Presentation `id` has left the screen.
    mutating func closed(_ id: UInt64, _ reason: CloseReason, into effects: inout Effects) -> News? {
        guard let presentation, presentation.id == id else { return nil }
        clear(into: &effects)
        return .left(presentation.content, reason)
    }

    mutating func serverAppeared() {
        hasServer = true
    }

    /// The server has left the bus. `canReturn` if the bus can start one.
    mutating func serverVanished(canReturn: Bool, into effects: inout Effects) -> News? {
        hasServer = canReturn
        guard let content else { return nil }
        clear(into: &effects)
        return .lost(content)
    }

    /// Lets time pass.
    mutating func advance(to now: Instant, into effects: inout Effects) -> News? {
        guard let deadline, deadline <= now else { return nil }
        let isShown = if case .shown = state { true } else { false }
        return withdraw(into: &effects).map { isShown ? .left($0, .expired) : .failed($0, .refused) }
    }

    // MARK: Restart

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        if case .shown(_, _, _, let handle) = self.state { state.bubble = handle }
        state.nextPresentation = nextID
    }

    /// Restores its part of `saved`. Numbers are not used twice, so answers to a notification of the last run are
    /// ignored.
    mutating func restore(_ saved: SavedState) {
        nextID = saved.nextPresentation
    }
}

extension Presentation.Content {
    /// How long it stays on the screen; nil for a hold, which ends itself.
    var onScreen: Duration? {
        switch self {
        case .reminder(let content), .sample(let content): content.onScreen
        case .question(let content): content.onScreen
        case .answer(let content): content.onScreen
        case .status: StatusContent.onScreen
        case .hold: nil
        }
    }

    /// The reminder, or the sample of one, that can be heard; nil for anything else.
    fileprivate var heard: ReminderContent? {
        switch self {
        case .reminder(let content), .sample(let content): content
        case .hold, .question, .answer, .status: nil
        }
    }

    var isHold: Bool {
        if case .hold = self { true } else { false }
    }

    var isSample: Bool {
        if case .sample = self { true } else { false }
    }

    var isQuestion: Bool {
        if case .question = self { true } else { false }
    }

    var isAnswer: Bool {
        if case .answer = self { true } else { false }
    }

    var isStatus: Bool {
        if case .status = self { true } else { false }
    }

    /// Whether it is the reminder of `kind`.
    func isReminder(_ kind: ReminderKind) -> Bool {
        if case .reminder(let content) = self { content.kind == kind } else { false }
    }
}
