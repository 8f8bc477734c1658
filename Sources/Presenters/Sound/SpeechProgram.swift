import GLibBridge
import Platform

/// Speaks through `spd-say`, which starts the speech-dispatcher server when needed. Confined to the loop's thread.
final class SpeechProgram: @unchecked Sendable {
    /// The time limit of `spd-say`, for servers that hang. It does not wait until the words are spoken.
    private static let patience: Duration = .seconds(10)
    /// The maximum delay of words; later they would no longer fit the hold.
    private static let lateness: Duration = .seconds(2)

    private let environment: [String: String]
    private let loop: MainLoop
    private var waiting: [(words: String, since: ContinuousClock.Instant)] = []
    private var isRunning = false

    /// Gets true when speech-dispatcher accepted the words, false when it failed.
    var outcome: ((Bool) -> Void)?

    init(environment: [String: String], loop: MainLoop) {
        self.environment = environment
        self.loop = loop
    }

    /// Speaks `words` after all earlier ones. They have the priority `message`, so the text of a screen reader does not
    /// interrupt them.
    func say(_ words: String) {
        waiting.append((words, .now))
        next()
    }

    /// Runs one program at a time: if two find no server and both start one, the second fails.
    private func next() {
        while !isRunning, let first = waiting.first {
            waiting.removeFirst()
            if first.since.duration(to: .now) < Self.lateness { run(first.words, isRetry: false) }
        }
    }

    /// The program with its options, for words that belong to `subject`, as speech-dispatcher lists its clients.
    static func command(for subject: String) -> [String] {
        [GuideSound.speaker, "-N", "balasana", "-n", subject, "-P", "message", "-l", "en", "-r", "-20"]
    }

    /// The program with its arguments, to speak `words` of a hold.
    static func command(saying words: String) -> [String] { command(for: "hold") + ["--", words.harmless] }

    private func run(_ words: String, isRetry: Bool) {
        let program = RunningProgram.start(
            Program(Self.command(saying: words), environment: environment), loop: loop, patience: Self.patience
        ) { [weak self] end in
            guard let self else { return }
            let isGood = end.status == 0
            isRunning = false
            // Retry once: the server may have been exiting, or another program may have been starting it.
            if !isGood, !isRetry { return run(words, isRetry: true) }
            outcome?(isGood)
            next()
        }
        isRunning = program != nil
        if program == nil { outcome?(false) }
    }
}
