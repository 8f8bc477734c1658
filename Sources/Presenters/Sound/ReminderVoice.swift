import GLibBridge
import Platform

/// Says a reminder through `spd-say`, and can stop it. Confined to the loop's thread.
///
/// The program reads from us in its pipe mode as long as the reminder is on the screen. Only the connection that sent
/// words can cancel them without those of a screen reader.
final class ReminderVoice: @unchecked Sendable {
    /// No reminder takes longer to say; the words are then over, or the server hangs.
    private static let patience: Duration = .seconds(600)
    /// A command of the Speech Synthesis Interface Protocol, as the pipe mode marks it.
    private static let cancel = "!-!CANCEL SELF\n"

    private let environment: [String: String]
    private let loop: MainLoop
    private var count = 0
    /// The program that says the last words, and its number; nil if they are over or were stopped.
    private var speaking: (number: Int, program: RunningProgram)?

    /// Gets true when speech-dispatcher accepted the words, false when it failed.
    var outcome: ((Bool) -> Void)?

    init(environment: [String: String], loop: MainLoop) {
        self.environment = environment
        self.loop = loop
    }

    /// Says `words` in place of the last ones.
    ///
    /// - Parameter failed: Called if they cannot be said, unless ``stop()`` was called before.
    func say(_ words: String, failed: @escaping @Sendable () -> Void) {
        stop()
        run(words, isRetry: false, failed)
    }

    /// Stops the words, if there are any.
    func stop() {
        speaking?.program.write(Self.cancel)
        speaking?.program.closeInput()
        speaking = nil
    }

    private func run(_ words: String, isRetry: Bool, _ failed: @escaping @Sendable () -> Void) {
        count += 1
        let program = RunningProgram.start(
            Program(SpeechProgram.command(for: "reminder") + ["-e"], environment: environment), loop: loop,
            patience: Self.patience, hasInput: true
        ) { [weak self, count] end in self?.ended(end, count, words, isRetry: isRetry, failed) }
        guard let program else {
            outcome?(false)
            return failed()
        }
        speaking = (count, program)
        program.write(words.harmless + "\n")
    }

    private func ended(
        _ end: RunningProgram.End, _ number: Int, _ words: String, isRetry: Bool,
        _ failed: @Sendable @escaping () -> Void
    ) {
        let isStopped = speaking?.number != number
        if !isStopped { speaking = nil }
        let isGood = end.status == 0 || end.isLate
        // Retry once: the server may have been exiting, or another program may have been starting it.
        if !isGood, !isStopped, !isRetry { return run(words, isRetry: true, failed) }
        outcome?(isGood)
        if !isGood, !isStopped { failed() }
    }
}
