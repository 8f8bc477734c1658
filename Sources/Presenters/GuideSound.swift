import GLibBridge
import ReminderCore

/// Makes the cues of a hold heard: chimes through the player that is there, words through speech-dispatcher.
///
/// Each cue is a short program of its own, so that nothing of it stays in memory between holds. Every method may be
/// called from any thread; `report` is called on `loop`.
public final class GuideSound: @unchecked Sendable {
    private let loop: MainLoop
    private let report: @Sendable ([GuideMedium]) -> Void

    // All below is touched on `loop` alone.

    private let voice: SpeechProgram
    private let chimes: ChimePlayer
    private var silent: Set<GuideMedium> = []

    /// Cues whose chimes lie in the folder `sounds`, nil for none, and whose programs run with `environment`; what cannot be
    /// heard is reported when that changes.
    public init(
        sounds: String?, environment: [String: String], loop: MainLoop,
        report: @escaping @Sendable ([GuideMedium]) -> Void
    ) {
        self.loop = loop
        self.report = report
        voice = SpeechProgram(environment: environment, loop: loop)
        chimes = ChimePlayer(sounds: sounds, environment: environment, loop: loop)
        voice.outcome = { [weak self] isHeard in self?.learn(.voice, isHeard) }
        chimes.outcome = { [weak self] isHeard in self?.learn(.chime, isHeard) }
    }

    /// Makes `content` heard as it asks for.
    public func give(_ content: CueContent) {
        loop.perform { [self] in
            if content.isChimed, let chime = Chime(content) { chimes.play(chime) }
            if content.isSpoken, let words = VoiceText.words(content) { voice.say(words) }
        }
    }

    /// Ends what is being said.
    public func hush() {
        loop.perform { [self] in voice.hush() }
    }

    private func learn(_ medium: GuideMedium, _ isHeard: Bool) {
        let before = silent
        if isHeard { silent.remove(medium) } else { silent.insert(medium) }
        if silent != before { report(GuideMedium.allCases.filter(silent.contains)) }
    }
}
