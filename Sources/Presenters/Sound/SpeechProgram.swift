import GLibBridge

/// Speaks through speech-dispatcher, whose server `spd-say` starts when it is needed. Confined to the loop's thread.
final class SpeechProgram: @unchecked Sendable {
    /// It hands the words over and does not wait until they are spoken; a server that hangs would hold it for ever.
    private static let patience: Duration = .seconds(10)
    /// Words that have waited longer than this for those before them tell of another moment.
    private static let lateness: Duration = .seconds(2)

    private let environment: [String: String]
    private let loop: MainLoop
    private var waiting: [(words: String, since: ContinuousClock.Instant)] = []
    private var isRunning = false

    /// Gets whether words were taken.
    var outcome: ((Bool) -> Void)?

    init(environment: [String: String], loop: MainLoop) {
        self.environment = environment
        self.loop = loop
    }

    /// Says `words` once all before them are said: as a message, which ordinary text of a screen reader does not cut.
    func say(_ words: String) {
        waiting.append((words, .now))
        next()
    }

    /// One after the other: of two programs that find no server and start one, the second fails.
    private func next() {
        while !isRunning, let first = waiting.first {
            waiting.removeFirst()
            if first.since.duration(to: .now) < Self.lateness { hand(over: first.words, isAgain: false) }
        }
    }

    private func hand(over words: String, isAgain: Bool) {
        let arguments = [
            GuideSound.speaker, "-N", "balasana", "-n", "hold", "-P", "message", "-l", "en", "-r", "-20", "--", words,
        ]
        let program = RunningProgram.start(
            Program(arguments, environment: environment), loop: loop, patience: Self.patience
        ) { [weak self] end in
            guard let self else { return }
            let isGood = end.status == 0
            isRunning = false
            // A server that was just about to end, or that another program was starting, is there the second time.
            if !isGood, !isAgain { return hand(over: words, isAgain: true) }
            outcome?(isGood)
            next()
        }
        isRunning = program != nil
        if program == nil { outcome?(false) }
    }
}
