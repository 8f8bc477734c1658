import GLibBridge

/// Plays sounds with the first player that works. Confined to the loop's thread.
final class SoundPlayer: @unchecked Sendable {
    /// The commands to try. Those of the sound servers come first, because they follow the user's volume settings.
    static let players = [["paplay"], ["pw-play"], ["aplay", "-q"]]
    /// The time limit of a player, for sound servers that hang. A chime lasts a second.
    private static let patience: Duration = .seconds(10)
    /// The maximum delay of a chime; later it would no longer fit the hold.
    private static let lateness: Duration = .seconds(2)

    private let sounds: String?
    private let environment: [String: String]
    private let loop: MainLoop
    /// The index of the player that worked last.
    private var best = 0

    /// Gets true when a sound was played, false when no player worked.
    var outcome: ((Bool) -> Void)?

    /// - Parameter sounds: The folder with the chimes; nil if there is none.
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
        // The order is fixed for this chime, even if `best` changes meanwhile.
        let order = Self.players.indices.map { (best + $0) % Self.players.count }
        attempt("\(sounds)/\(chime.fileName)", order[...], since: .now)
    }

    /// Tries `players` in order, each once.
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
