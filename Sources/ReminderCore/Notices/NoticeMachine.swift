/// The notices that Balasana shows by itself: cautions (C1 to C3), and that holds cannot be heard. Each is shown once.
struct NoticeMachine: Sendable {
    /// The notes whose caution has been shown.
    private var cautioned: [BodyNote] = []
    /// The notes whose caution has not been shown yet.
    private var cautions: [BodyNote] = []
    /// The media that do not work.
    private(set) var unheard: [GuideMedium] = []
    /// Those of them that have not been reported yet.
    private var unreported: [GuideMedium] = []
    /// Since when a notice waits to be shown; nil for none.
    private var since: Instant?

    /// The `[body]` group has changed. Each caution is shown once when its condition is set.
    mutating func change(_ body: BodySettings, at now: Instant) {
        let notes = body.notes.filter(\.hasCaution)
        cautions = notes.filter { !cautioned.contains($0) }
        cautioned = cautioned.filter(notes.contains)
        wait(at: now)
    }

    /// Only these media do not work now. Each is reported once, and again if it has worked in between.
    mutating func unheard(_ media: [GuideMedium], at now: Instant) {
        let new = media.filter { !unheard.contains($0) }
        unreported = (unreported + new).filter(media.contains)
        unheard = media
        wait(at: now)
    }

    /// The server shows `notice`.
    mutating func shown(_ notice: Notice, _ body: BodySettings) {
        switch notice {
        case .caution(let notes):
            let shown = cautioned + notes
            cautioned = body.notes.filter(shown.contains)
        case .rated, .unheard: break
        }
    }

    /// The notice, as it waits at the gate.
    var candidate: Candidate? {
        since.map { Candidate(subject: .notice, since: $0) }
    }

    /// Takes the first waiting notice, to show it.
    mutating func next(at now: Instant) -> Notice? {
        defer { wait(at: now) }
        if !cautions.isEmpty {
            defer { cautions = [] }
            return .caution(cautions)
        }
        guard !unreported.isEmpty else { return nil }
        defer { unreported = [] }
        return .unheard(unreported)
    }

    private mutating func wait(at now: Instant) {
        since = cautions.isEmpty && unreported.isEmpty ? nil : since ?? now
    }

    /// Writes its part of `state`.
    func save(to state: inout SavedState) {
        state.cautioned = cautioned
        state.unheard = unheard
    }

    /// Restores its part of `saved`.
    mutating func restore(_ saved: SavedState) {
        cautioned = saved.cautioned
        unheard = saved.unheard
    }
}
