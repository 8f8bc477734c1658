import GLibBridge

/// Plays sounds with the first player that works here. Confined to the loop's thread.
final class SoundPlayer: @unchecked Sendable {
    /// The players, those of the desktop's sound server first: there a user sets how loud they are.
    static let players = [["paplay"], ["pw-play"], ["aplay", "-q"]]
    /// A chime lasts a second; a sound server that hangs would hold its player for ever.
    private static let patience: Duration = .seconds(10)
    /// A chime that comes later than this tells of another moment.
    private static let lateness: Duration = .seconds(2)

    private let sounds: String?
    private let environment: [String: String]
    private let loop: MainLoop
    /// The player that worked last.
    private var best = 0

    /// Gets whether a sound was played.
    var outcome: ((Bool) -> Void)?

    /// A player of the files in the folder `sounds`.
    init(sounds: String?, environment: [String: String], loop: MainLoop) {
        self.sounds = sounds
        self.environment = environment
        self.loop = loop
    }

    func play(_ chime: Chime) {
        guard let sounds else {
            outcome?(false)
            return
        }
        // What is learnt while they are tried changes which comes first, but not for this chime.
        let order = Self.players.indices.map { (best + $0) % Self.players.count }
        attempt("\(sounds)/\(chime.fileName)", order[...], since: .now)
    }

    /// Tries the `players` in their order, each once.
    private func attempt(_ file: String, _ players: ArraySlice<Int>, since: ContinuousClock.Instant) {
        guard players.count == Self.players.count || since.duration(to: .now) < Self.lateness else {
            outcome?(false)
            return
        }
        for (number, player) in zip(players.indices, players) {
            let program = RunningProgram.start(
                Program(Self.players[player] + [file], environment: environment), loop: loop, patience: Self.patience
            ) { [weak self] end in
                guard let self else { return }
                guard end.status == 0 else { return attempt(file, players[(number + 1)...], since: since) }
                best = player
                outcome?(true)
            }
            if program != nil { return }
        }
        outcome?(false)
    }
}
