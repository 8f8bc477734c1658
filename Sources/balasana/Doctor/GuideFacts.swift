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

    /// What the config wants.
    init(_ settings: GuideSettings, hasVoice: Bool, players: [String]) {
        wantsVoice = settings.voice != .never
        wantsChimes = settings.chime != .never
        self.hasVoice = hasVoice
        self.players = players
    }

    /// What is on the `path`.
    init(_ settings: GuideSettings, path: [String]) {
        func isThere(_ program: String) -> Bool { path.contains { access("\($0)/\(program)", X_OK) == 0 } }
        self.init(
            settings, hasVoice: isThere(GuideSound.speaker), players: GuideSound.players.filter(isThere))
    }

    /// Both media, a sentence each.
    var sentences: [String] {
        [
            !wantsVoice ? "voice off" : hasVoice ? "voice by \(GuideSound.speaker)" : "no voice",
            !wantsChimes ? "chimes off" : players.first.map { "chimes by \($0)" } ?? "no chimes",
        ]
    }

    /// What there is to say: a hold goes on without either, so that these are notes.
    var findings: [Finding] {
        var missing: [GuideMedium] = []
        if wantsVoice, !hasVoice { missing.append(.voice) }
        if wantsVoice || wantsChimes, players.isEmpty { missing.append(.sound) }
        return missing.map { medium in
            let setting = medium == .voice ? "voice = never" : "voice = never and chime = never"
            return Finding(
                about: .guide, severity: .note, what: NoticeText.missing(medium),
                advice: "Install what is named, or set \(setting) in the group [guide] of the config.")
        }
    }
}
