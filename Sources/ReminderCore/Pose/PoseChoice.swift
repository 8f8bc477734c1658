/// The pose for a body, and why it is that one (rules 5, 6 and 9). Every combination of notes has one; none is an
/// error.
public struct PoseChoice: Hashable, Sendable {
    /// Why a pose is what it is.
    public enum Reason: Hashable, Sendable {
        /// It is the usual pose for the place, and nothing speaks against it (V1, V2).
        case place(PracticePlace)
        /// The config or the command asks for it.
        case wish
        /// The session is offered later than ``SlotSettings/lateAfter``, so it is on the chair (V2).
        case late
        /// The body or the room needs it.
        case note(BodyNote)
        /// It hurt then, in a pose that was less gentle.
        case hurt(UTC)
        /// It hurt twice in a week, the second time then.
        case hurtTwice(UTC)
        /// A part of the history cannot be read and may contain pain. The pose is a step gentler until then.
        case unreadable(until: UTC)
        /// Poses wait until then because of a meal (D8).
        case meal(until: UTC)
    }

    /// What to do.
    public var pose: Pose
    /// Why; never empty, the most important first.
    public var reasons: [Reason]

    /// Whether it is gentler because part of the history cannot be read.
    var isCareful: Bool {
        reasons.contains { if case .unreadable = $0 { true } else { false } }
    }

    /// Until when it is a walk because of a meal; nil if that is not the reason.
    var mealEnd: UTC? {
        if case .meal(let until) = reasons.first { until } else { nil }
    }

    /// The pose that `wish`, or nil for what goes with `place`, becomes for `body` after the pain in `practice`.
    ///
    /// A pose that does not suit the body is replaced as in rule 5: knees or no floor → seated; pregnancy → wide-knee
    /// with props; hips or disc → supported. Pain makes it gentler still, and nothing makes it less gentle.
    ///
    /// - Parameter isLate: Whether it is for a slot that is late: then it is on the chair. A pose that was chosen by
    ///   name stays, because only the place was assumed.
    public init(wish: Variation?, place: PracticePlace, isLate: Bool = false, body: BodySettings, practice: Practice) {
        let usual = Self(wish: wish, place: place, body, practice)
        guard isLate, wish == nil, usual.pose.variation.isPose, !usual.pose.variation.isOnChair else {
            self = usual
            return
        }
        self.init(wish: nil, place: .chair, body, practice)
        reasons = [.late] + reasons.filter { $0 != .place(.chair) }
    }

    private init(wish: Variation?, place: PracticePlace, _ body: BodySettings, _ practice: Practice) {
        if let since = practice.suspendedSince {
            self.init(pose: Pose(.walk), reasons: [.hurtTwice(since)])
            return
        }
        let asked = wish ?? place.usual
        let suited = Self.suits(asked, body) ? asked : Self.mapped(body)
        let needed = Self.notes(behind: suited, instead: asked, body)
        let afterPain = Self.gentler(suited, than: practice.gentleness, body)
        var gentle = afterPain
        var reasons: [Reason] = []
        if gentle != suited, let pain = practice.lastPain { reasons.append(.hurt(pain)) }
        if let end = practice.carefulUntil, suited.isPose {
            gentle = Self.gentler(suited, than: max(practice.gentleness, suited.gentleness + 1), body)
            if gentle != afterPain { reasons.append(.unreadable(until: end)) }
        }
        reasons += needed.map(Reason.note)
        if reasons.isEmpty { reasons = [wish == nil ? .place(place) : .wish] }
        self.init(pose: Pose(gentle, Self.adjustments(gentle, body)), reasons: reasons)
    }

    /// A choice that was made.
    public init(pose: Pose, reasons: [Reason]) {
        self.pose = pose
        self.reasons = reasons
    }

    private static func needsChair(_ body: BodySettings) -> Bool { body.knees || !body.floor }

    private static func suits(_ variation: Variation, _ body: BodySettings) -> Bool {
        switch variation {
        case .classic: body.notes.isEmpty
        case .supported: !needsChair(body) && !body.pregnancy
        case .wideKnee: !needsChair(body) && (body.pregnancy || !body.hips && !body.disc)
        case .seated, .walk: true
        }
    }

    private static func mapped(_ body: BodySettings) -> Variation {
        if needsChair(body) { return .seated }
        if body.pregnancy { return .wideKnee }
        return body.hips || body.disc ? .supported : .classic
    }

    /// The notes that replace the pose the user asked for, or change it.
    private static func notes(behind variation: Variation, instead wish: Variation, _ body: BodySettings) -> [BodyNote]
    {
        body.notes.filter { note in
            switch note {
            case .knees, .noFloor: variation == .seated && wish != .seated
            case .pregnancy, .hips, .disc: variation.isPose
            }
        }
    }

    private static func adjustments(_ variation: Variation, _ body: BodySettings) -> Set<Adjustment> {
        guard variation.isPose else { return [] }
        var found: Set<Adjustment> = []
        if body.pregnancy { found.insert(variation == .seated ? .kneesApart : .props) }
        if body.hips || body.disc { found.insert(.gradual) }
        return found
    }

    /// The first variation down the ladder that is gentle enough and suits the body.
    private static func gentler(_ variation: Variation, than gentleness: Int, _ body: BodySettings) -> Variation {
        guard variation.gentleness < gentleness else { return variation }
        let ladder: [Variation] = [.supported, .seated, .walk]
        return ladder.first { $0.gentleness >= gentleness && suits($0, body) } ?? .walk
    }
}
