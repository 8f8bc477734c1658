import GLibBridge

/// Speaks through speech-dispatcher. Confined to the loop's thread.
final class SpeechProgram: @unchecked Sendable {
    /// Starting the speech server may take a while; it hands the words over and does not wait for their end.
    private static let patience: Duration = .seconds(10)

    private let environment: [String: String]
    private let loop: MainLoop

    /// Gets whether words were taken.
    var outcome: ((Bool) -> Void)?

    init(environment: [String: String], loop: MainLoop) {
        self.environment = environment
        self.loop = loop
    }

    func say(_ words: String) {
        run(["-n", "Balasana", "-l", "en", "-r", "-15", "-P", "text", "--", words]) { [weak self] isGood in
            self?.outcome?(isGood)
        }
    }

    /// Ends what is being said.
    func hush() {
        run(["-S"]) { _ in }
    }

    private func run(_ arguments: [String], _ ended: @escaping @Sendable (Bool) -> Void) {
        let program = RunningProgram.start(
            ["spd-say"] + arguments, environment: environment, loop: loop, patience: Self.patience, ended: ended)
        if program == nil { ended(false) }
    }
}
