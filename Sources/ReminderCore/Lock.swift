/// Whether the screen is locked, from all who tell of it (rule 1).
///
/// One witness is enough, whatever the others and the input say: who types a password does not sit at the desk yet. A
/// witness that has gone is believed until the next input, if any input would be told of. A request to lock is no lock where anybody tells of real ones,
/// and counts elsewhere only until `Unlock` or the next input, since lockers that keep no hint do not tell of their end;
/// without a source of idle time, where no input would end it, it never counts.
struct Lock: Hashable, Sendable {
    private var claims: Set<LockWitness> = []
    private var gone: Set<LockWitness> = []
    /// Whether a witness of real locks has ever told of one.
    private var isTold = false

    func isOn(hasIdleSource: Bool) -> Bool {
        claims.contains { witness in
            switch witness {
            case .request: hasIdleSource && !isTold
            case .hint, .screenSaver: hasIdleSource || !gone.contains(witness)
            }
        }
    }

    mutating func locked(_ witness: LockWitness) {
        claims.insert(witness)
        gone.remove(witness)
        if witness != .request { isTold = true }
    }

    mutating func unlocked(_ witness: LockWitness) {
        gone.remove(witness)
        let wasClaimed = claims.remove(witness) != nil
        switch witness {
        // Every locker obeys it, though not each of them takes the hint back in time.
        case .request: claims.remove(.hint)
        case .hint, .screenSaver: if wasClaimed { claims.remove(.request) }
        }
    }

    /// That witness tells nothing more.
    mutating func lost(_ witness: LockWitness) {
        if claims.contains(witness) { gone.insert(witness) }
    }

    /// Input came back after a pause.
    mutating func inputReturned() {
        claims.remove(.request)
        claims.subtract(gone)
        gone = []
    }
}
