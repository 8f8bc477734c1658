import GLibBridge
import ReminderCore

/// Plays the cues of a hold, and lets reminders be heard: chimes through the installed player, words through
/// speech-dispatcher.
///
/// Each cue runs a short program, so nothing stays in memory between holds. Every method can be called from any thread;
/// `report` is called on `loop`.
public final class GuideSound: @unchecked Sendable {
    /// The speech program of speech-dispatcher.
    public static let speaker = "spd-say"
    /// The programs that play sounds, in the order tried.
    public static let players = SoundPlayer.players.map { $0[0] }

    private let loop: MainLoop
    private let report: @Sendable ([GuideMedium]) -> Void

    // Use everything below only on `loop`.

    private let voice: SpeechProgram
    private let reminder: ReminderVoice
    private let player: SoundPlayer
    private var missing: Set<GuideMedium> = []

    /// - Parameters:
    ///   - sounds: The folder with the chimes; nil if there is none.
    ///   - environment: The environment of the programs.
    ///   - report: Gets the media that do not work, at each change.
    public init(
        sounds: String?, environment: [String: String], loop: MainLoop,
        report: @escaping @Sendable ([GuideMedium]) -> Void
    ) {
        self.loop = loop
        self.report = report
        voice = SpeechProgram(environment: environment, loop: loop)
        reminder = ReminderVoice(environment: environment, loop: loop)
        player = SoundPlayer(sounds: sounds, environment: environment, loop: loop)
        voice.outcome = { [weak self] isGood in self?.apply(.voice, isMissing: !isGood) }
        reminder.outcome = { [weak self] isGood in self?.apply(.voice, isMissing: !isGood) }
        player.outcome = { [weak self] isGood in self?.apply(.sound, isMissing: !isGood) }
    }

    /// Plays the chime and speaks the words of `content`.
    public func play(_ content: CueContent) {
        loop.perform { [self] in
            // Play a silent sound first, to detect missing sound before the user's face is on the mat. The voice cannot
            // detect it.
            if content.cue == .getDown { player.play(.silence) }
            if content.isChimed, let chime = Chime(content.cue, content.pose.variation) { player.play(chime) }
            if content.isSpoken, let words = VoiceText.words(content) { voice.say(words) }
        }
    }

    /// Lets a reminder be heard by its `sound`. A chime takes the place of a voice that does not work.
    public func announce(_ content: ReminderContent, isSample: Bool) {
        loop.perform { [self] in
            switch content.sound {
            case .none: break
            case .chime: player.play(.halfway)
            case .voice:
                reminder.say(SpokenReminder.words(content, isSample: isSample)) { [weak self] in
                    self?.player.play(.halfway)
                }
            }
        }
    }

    /// Stops the voice of the last reminder.
    public func hush() {
        loop.perform { [self] in reminder.stop() }
    }

    private func apply(_ medium: GuideMedium, isMissing: Bool) {
        let before = missing
        if isMissing { missing.insert(medium) } else { missing.remove(medium) }
        if missing != before { report(GuideMedium.allCases.filter(missing.contains)) }
    }
}
