import Presenters
import ReminderCore

/// Whether voice and chimes are wanted, and whether they work on this machine.
struct GuideFacts: Hashable {
    var wantsVoice: Bool
    var wantsChimes: Bool
    /// Whether the speech program is installed.
    var hasVoice: Bool
    /// The installed players, in the order tried.
    var players: [String]

    /// Media that are installed but failed in the last hold.
    var failed: [GuideMedium]

    /// Facts from the config, and from the programs that are installed.
    init(_ settings: GuideSettings, hasVoice: Bool, players: [String], failed: [GuideMedium] = []) {
        self.failed = failed
        wantsVoice = settings.voice != .never
        wantsChimes = settings.chime != .never
        self.hasVoice = hasVoice
        self.players = players
    }

    /// Facts from the config, and from the programs found in `path`.
    init(_ settings: GuideSettings, path: SearchPath, failed: [GuideMedium]) {
        self.init(
            settings, hasVoice: path.contains(GuideSound.speaker), players: GuideSound.players.filter(path.contains),
            failed: failed)
    }

    /// Two short phrases, one for the voice and one for chimes.
    var sentences: [String] {
        [
            !wantsVoice
                ? "voice off" : hasVoice && !failed.contains(.voice) ? "voice from \(GuideSound.speaker)" : "no voice",
            !wantsChimes
                ? "chimes off"
                : failed.contains(.sound) ? "no chimes" : players.first.map { "chimes from \($0)" } ?? "no chimes",
        ]
    }

    /// Notes on missing media. They are not problems because a hold also works without sound.
    var findings: [Finding] {
        var missing: [GuideMedium] = []
        if wantsVoice, !hasVoice || failed.contains(.voice) { missing.append(.voice) }
        if wantsVoice || wantsChimes, players.isEmpty || failed.contains(.sound) { missing.append(.sound) }
        return missing.map(Self.note)
    }

    private static func note(_ medium: GuideMedium) -> Finding {
        switch medium {
        case .voice:
            Finding(
                about: .guide, severity: .note,
                what: "Holds have no voice: \(GuideSound.speaker) is missing or does not work.",
                advice: "Install speech-dispatcher (Debian package name), or set `voice = never` in the group [guide] "
                    + "of the config.")
        case .sound:
            Finding(
                about: .guide, severity: .note,
                what: "Holds have no sound: no working player was found (tried "
                    + "\(GuideSound.players.joined(separator: ", "))).",
                advice: "Install a player (for example pulseaudio-utils), or set `voice = never` and `chime = never` "
                    + "in the group [guide] of the config.")
        }
    }
}
