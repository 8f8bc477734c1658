import Presenters
import ReminderCore

/// Whether voice and chimes are wanted, in holds and with reminders, and whether they work on this machine.
struct GuideFacts: Hashable {
    private let guide: GuideSettings
    private let reminders: DeliverySettings.Sound
    /// Whether the speech program is installed.
    var hasVoice: Bool
    /// The installed players, in the order tried.
    var players: [String]

    /// Media that are installed but failed when they were used last.
    var failed: [GuideMedium]

    /// Facts from the config, and from the programs that are installed.
    init(_ settings: Settings, hasVoice: Bool, players: [String], failed: [GuideMedium] = []) {
        self.failed = failed
        guide = settings.guide
        reminders = settings.delivery.sound
        self.hasVoice = hasVoice
        self.players = players
    }

    /// Facts from the config, and from the programs found in `path`.
    init(_ settings: Settings, path: SearchPath, failed: [GuideMedium]) {
        self.init(
            settings, hasVoice: path.contains(GuideSound.speaker), players: GuideSound.players.filter(path.contains),
            failed: failed)
    }

    private var wantsVoice: Bool { guide.voice != .never || reminders == .voice }
    private var wantsChimes: Bool { guide.chime != .never || reminders == .chime }

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

    /// Notes on missing media. They are not problems because reminders and holds are also shown.
    var findings: [Finding] {
        var missing: [GuideMedium] = []
        if wantsVoice, !hasVoice || failed.contains(.voice) { missing.append(.voice) }
        if wantsVoice || wantsChimes, players.isEmpty || failed.contains(.sound) { missing.append(.sound) }
        return missing.map(note)
    }

    private func note(_ medium: GuideMedium) -> Finding {
        switch medium {
        case .voice:
            Finding(
                about: .guide, severity: .note,
                what: "There is no voice: \(GuideSound.speaker) is missing or does not work.",
                advice: "Install speech-dispatcher (Debian package name), or set "
                    + "\(DateText.list(settings(usesVoice: true))).")
        case .sound:
            Finding(
                about: .guide, severity: .note,
                what: "There is no sound: no working player was found (tried "
                    + "\(GuideSound.players.joined(separator: ", "))).",
                advice: "Install a player (for example pulseaudio-utils), or set "
                    + "\(DateText.list(settings(usesVoice: false))).")
        }
    }

    /// The settings that switch off the voice, or all sound, such as `voice = never` in [guide].
    private func settings(usesVoice isVoice: Bool) -> [String] {
        let isGuided = guide.voice != .never || !isVoice && guide.chime != .never
        let words = isVoice ? "`voice = never`" : "`voice = never` and `chime = never`"
        let sounds = isVoice ? reminders == .voice : reminders != .none
        return (isGuided ? ["\(words) in [guide]"] : []) + (sounds ? ["`sound = none` in [delivery]"] : [])
    }
}
