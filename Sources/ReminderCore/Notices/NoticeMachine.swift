/// Notices that need no answer and come by themselves: what to be careful about (C1 to C3), and why holds cannot be
/// heard. Each is shown once.
struct NoticeMachine: Sendable {
    /// The notes whose caution was shown.
    private var cautioned: [BodyNote] = []
    /// The notes whose caution is not shown yet.
    private var cautions: [BodyNote] = []
    /// What a hold cannot be heard by.
    private(set) var unheard: [GuideMedium] = []
    /// What of that is not reported yet.
    private var unreported: [GuideMedium] = []
    /// Since when something waits to be shown.
    private var since: Instant?

    /// The notes of the config, from now on: each caution is shown once when its condition is set.
    mutating func change(_ body: BodySettings, at now: Instant) {
        let notes = body.notes.filter(\.hasCaution)
        cautions = notes.filter { !cautioned.contains($0) }
        cautioned = cautioned.filter(notes.contains)
        wait(at: now)
    }

    /// A hold cannot be heard by `media`, and can be by all others. What is missing is reported once, and again when it
    /// was there in between.
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

    /// What waits at the gate.
    var candidate: Candidate? {
        since.map { Candidate(subject: .notice, since: $0) }
    }

    /// The notice that comes first, which waits no more.
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
