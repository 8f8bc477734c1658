/// Whether the screen is locked, from all sources of that (rule 1).
///
/// Locked if any source says so; typing a password is not yet being at the desk. If a source disappears, its last value
/// holds until the next input, provided an idle source exists. A request to lock does not count if any source has ever
/// reported a real lock. Otherwise it counts only until `Unlock` or the next input, because lockers that keep no hint
/// do not report their end; without an idle source, no input would end it, so it never counts.
struct ScreenLock: Hashable, Sendable {
    private var claims: Set<LockSource> = []
    private var gone: Set<LockSource> = []
    /// Whether a source of real locks has ever reported one.
    private var isTold = false

    func isOn(hasIdleSource: Bool) -> Bool {
        claims.contains { witness in
            switch witness {
            case .request: hasIdleSource && !isTold
            case .hint, .screenSaver: hasIdleSource || !gone.contains(witness)
            }
        }
    }

    mutating func locked(_ witness: LockSource) {
        claims.insert(witness)
        gone.remove(witness)
        if witness != .request { isTold = true }
    }

    mutating func unlocked(_ witness: LockSource) {
        gone.remove(witness)
        let wasClaimed = claims.remove(witness) != nil
        switch witness {
        // Every locker obeys it, though not each of them takes the hint back in time.
        case .request: claims.remove(.hint)
        case .hint, .screenSaver: if wasClaimed { claims.remove(.request) }
        }
    }

    /// That source reports nothing any longer.
    mutating func lost(_ witness: LockSource) {
        if claims.contains(witness) { gone.insert(witness) }
    }

    /// Input came back after a pause.
    mutating func inputReturned() {
        claims.remove(.request)
        claims.subtract(gone)
        gone = []
    }
}

/// A source of the screen lock. Each is believed in a way of its own (rule 1).
public enum LockSource: Hashable, Sendable {
    /// logind's `LockedHint`, which GNOME and Plasma keep and many others do not.
    case hint
    /// logind's signals `Lock` and `Unlock`, which only ask for it: not every desktop obeys, or reports that it did.
    case request
    /// `ActiveChanged` of the screen saver with that bus name.
    case screenSaver(String)
}
