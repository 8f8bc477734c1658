import GLibBridge

/// Speaks through speech-dispatcher, whose server `spd-say` starts when it is needed. Confined to the loop's thread.
final class SpeechProgram: @unchecked Sendable {
    /// It hands the words over and does not wait until they are spoken; a server that hangs would hold it for ever.
    private static let patience: Duration = .seconds(10)

    private let environment: [String: String]
    private let loop: MainLoop

    /// Gets whether words were taken.
    var outcome: ((Bool) -> Void)?

    init(environment: [String: String], loop: MainLoop) {
        self.environment = environment
        self.loop = loop
    }

    /// Says `words` once all before them are said: as a message, which ordinary text of a screen reader does not cut.
    func say(_ words: String) {
        let program = RunningProgram.start(
            [
                GuideSound.speaker, "-N", "balasana", "-n", "hold", "-P", "message", "-l", "en", "-r", "-20", "--",
                words,
            ],
            environment: environment, loop: loop, patience: Self.patience
        ) { [weak self] isGood in self?.outcome?(isGood) }
        if program == nil { outcome?(false) }
    }
}
