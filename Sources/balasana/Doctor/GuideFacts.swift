import Glibc
import Presenters
import ReminderCore

/// By what a hold can be heard here.
struct GuideFacts: Hashable {
    /// Whether the config wants a voice.
    var wantsVoice: Bool
    /// Whether the config wants chimes.
    var wantsChimes: Bool
    /// Whether there is the program that speaks.
    var hasVoice: Bool
    /// The players that there are, the one that is tried first first.
    var players: [String]

    /// What the agent found missing in the last hold, though it is installed.
    var failed: [GuideMedium]

    /// What the config wants.
    init(_ settings: GuideSettings, hasVoice: Bool, players: [String], failed: [GuideMedium] = []) {
        self.failed = failed
        wantsVoice = settings.voice != .never
        wantsChimes = settings.chime != .never
        self.hasVoice = hasVoice
        self.players = players
    }

    /// What is on the `path`.
    init(_ settings: GuideSettings, path: [String], failed: [GuideMedium]) {
        func isThere(_ program: String) -> Bool { path.contains { access("\($0)/\(program)", X_OK) == 0 } }
        self.init(
            settings, hasVoice: isThere(GuideSound.speaker), players: GuideSound.players.filter(isThere),
            failed: failed)
    }

    /// Both media, a sentence each.
    var sentences: [String] {
        [
            !wantsVoice
                ? "voice off" : hasVoice && !failed.contains(.voice) ? "voice by \(GuideSound.speaker)" : "no voice",
            !wantsChimes
                ? "chimes off"
                : failed.contains(.sound) ? "no chimes" : players.first.map { "chimes by \($0)" } ?? "no chimes",
        ]
    }

    /// What there is to say: a hold goes on without either, so that these are notes.
    var findings: [Finding] {
        var missing: [GuideMedium] = []
        if wantsVoice, !hasVoice || failed.contains(.voice) { missing.append(.voice) }
        if wantsVoice || wantsChimes, players.isEmpty || failed.contains(.sound) { missing.append(.sound) }
        return missing.map { medium in
            let setting = medium == .voice ? "voice = never" : "voice = never and chime = never"
            return Finding(
                about: .guide, severity: .note, what: NoticeText.missing(medium),
                advice: "See to it, or set \(setting) in the group [guide] of the config.")
        }
    }
}
