import GLibBridge
import ReminderCore

/// Makes the cues of a hold heard: chimes through the player that is there, words through speech-dispatcher.
///
/// Each cue is a short program of its own, so that nothing of it stays in memory between holds. Every method may be
/// called from any thread; `report` is called on `loop`.
public final class GuideSound: @unchecked Sendable {
    /// The program that speaks.
    public static let speaker = "spd-say"
    /// The programs that play sounds, in the order tried.
    public static let players = SoundPlayer.players.map { $0[0] }

    private let loop: MainLoop
    private let report: @Sendable ([GuideMedium]) -> Void

    // All below is touched on `loop` alone.

    private let voice: SpeechProgram
    private let player: SoundPlayer
    private var missing: Set<GuideMedium> = []

    /// Cues whose chimes lie in the folder `sounds`, nil for none, and whose programs run with `environment`; what is
    /// missing for them is reported when that changes.
    public init(
        sounds: String?, environment: [String: String], loop: MainLoop,
        report: @escaping @Sendable ([GuideMedium]) -> Void
    ) {
        self.loop = loop
        self.report = report
        voice = SpeechProgram(environment: environment, loop: loop)
        player = SoundPlayer(sounds: sounds, environment: environment, loop: loop)
        voice.outcome = { [weak self] isGood in self?.learn(.voice, isMissing: !isGood) }
        player.outcome = { [weak self] isGood in self?.learn(.sound, isMissing: !isGood) }
    }

    /// Makes `content` heard as it asks for.
    public func give(_ content: CueContent) {
        loop.perform { [self] in
            // Silence first: that there is no sound is known before the face is on the mat, even where nothing but the
            // voice is to be heard, which does not tell.
            if content.cue == .getDown { player.play(.silence) }
            if content.isChimed, let chime = Chime(content.cue, content.pose.variation) { player.play(chime) }
            if content.isSpoken, let words = VoiceText.words(content) { voice.say(words) }
        }
    }

    private func learn(_ medium: GuideMedium, isMissing: Bool) {
        let before = missing
        if isMissing { missing.insert(medium) } else { missing.remove(medium) }
        if missing != before { report(GuideMedium.allCases.filter(missing.contains)) }
    }
}
