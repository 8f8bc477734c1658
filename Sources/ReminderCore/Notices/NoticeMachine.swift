/// The notices that Balasana shows by itself: cautions (C1 to C3), and that holds cannot be heard. Each is shown once.
struct NoticeMachine: Sendable {
    /// The notes whose caution has been shown.
    private var cautioned: [BodyNote] = []
    /// The notes whose caution has not been shown yet.
    private var cautions: [BodyNote] = []
    /// The media that do not work.
    private(set) var unheard: [GuideMedium] = []
    /// Those of them that have not been on the screen yet.
    private var unreported: [GuideMedium] = []
    /// Those of them that were sent to the screen.
    private var sent: [GuideMedium] = []
    /// Since when the notices have waited for calls; nil if they have not.
    private var callsSince: Instant?

    /// The `[body]` group has changed. Each caution is shown once when its condition is set.
    mutating func change(_ body: BodySettings) {
        let notes = body.notes.filter(\.hasCaution)
        cautions = notes.filter { !cautioned.contains($0) }
        cautioned = cautioned.filter(notes.contains)
        forgetCalls()
    }

    /// Only these media do not work now. Each is reported once, and again if it has worked in between.
    mutating func unheard(_ media: [GuideMedium]) {
        let new = media.filter { !unheard.contains($0) }
        unreported = (unreported + new).filter(media.contains)
        sent = sent.filter(media.contains)
        unheard = media
        forgetCalls()
    }

    /// The server shows `notice`.
    mutating func shown(_ notice: Notice, _ body: BodySettings) {
        switch notice {
        case .caution(let notes):
            let shown = cautioned + notes
            cautioned = body.notes.filter(shown.contains)
        case .unheard(let media):
            unreported.removeAll(where: media.contains)
            sent.removeAll(where: media.contains)
        case .rated: break
        }
    }

    /// The notice, as it waits at the gate.
    var candidate: Candidate? {
        isWaiting ? Candidate(subject: .notice, callsSince: callsSince) : nil
    }

    /// From `now` on only a call holds them back.
    mutating func waitForCalls(at now: Instant) {
        callsSince = now
    }

    /// Takes the first waiting notice, to show it.
    mutating func next() -> Notice? {
        defer { forgetCalls() }
        if !cautions.isEmpty {
            defer { cautions = [] }
            return .caution(cautions)
        }
        let unsent = unsent
        guard !unsent.isEmpty else { return nil }
        sent += unsent
        return .unheard(unsent)
    }

    private var isWaiting: Bool { !cautions.isEmpty || !unsent.isEmpty }

    private var unsent: [GuideMedium] { unreported.filter { !sent.contains($0) } }

    /// A notice that comes later has a wait of its own.
    private mutating func forgetCalls() {
        if !isWaiting { callsSince = nil }
    }

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.notices = ShownNotices(cautioned: cautioned, unheard: unheard, unreported: unreported)
    }

    /// Restores its part of `saved`.
    mutating func restore(_ saved: SavedState) {
        cautioned = saved.notices.cautioned
        unheard = saved.notices.unheard
        unreported = saved.notices.unreported.filter(unheard.contains)
    }
}

/// The notices for a restart: which were shown, and what is still to be reported.
public struct ShownNotices: Hashable, Sendable {
    /// The notes whose caution has been shown.
    public var cautioned: [BodyNote] = []
    /// The media that did not work, so a hold could not be heard by them.
    public var unheard: [GuideMedium] = []
    /// Those of them that have not been reported on the screen yet.
    public var unreported: [GuideMedium] = []

    /// Those notices; none by default.
    public init(cautioned: [BodyNote] = [], unheard: [GuideMedium] = [], unreported: [GuideMedium] = []) {
        self.cautioned = cautioned
        self.unheard = unheard
        self.unreported = unreported
    }
}
