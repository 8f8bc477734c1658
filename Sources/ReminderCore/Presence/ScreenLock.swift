/// Whether the screen is locked, according to all lock sources (rule 1).
///
/// Locked if any source says so; typing a password is not yet being at the desk. If a source disappears, its last value
/// holds until the next input, provided an idle source exists. A request to lock does not count if any source has ever
/// reported a real lock. Otherwise it counts only until `Unlock` or the next input, because lockers that keep no hint
/// do not report their end; without an idle source, no input would end it, so it never counts.
struct ScreenLock: Hashable, Sendable {
    /// The sources whose last report was a lock.
    private var claims: Set<LockSource> = []
    /// Those of them that are gone.
    private var gone: Set<LockSource> = []
    /// Whether any source has ever reported a real lock, and not only a request.
    private var hasSeenLock = false

    func isOn(hasIdleSource: Bool) -> Bool {
        claims.contains { source in
            switch source {
            case .request: hasIdleSource && !hasSeenLock
            case .hint, .screenSaver: hasIdleSource || !gone.contains(source)
            }
        }
    }

    mutating func locked(_ source: LockSource) {
        claims.insert(source)
        gone.remove(source)
        if source != .request { hasSeenLock = true }
    }

    mutating func unlocked(_ source: LockSource) {
        gone.remove(source)
        let wasClaimed = claims.remove(source) != nil
        switch source {
        // Every locker obeys `Unlock`, but some clear the hint late.
        case .request: claims.remove(.hint)
        case .hint, .screenSaver: if wasClaimed { claims.remove(.request) }
        }
    }

    /// This source is gone.
    mutating func lost(_ source: LockSource) {
        if claims.contains(source) { gone.insert(source) }
    }

    /// Input came back after a pause.
    mutating func inputReturned() {
        claims.remove(.request)
        claims.subtract(gone)
        gone = []
    }
}

/// A source of the screen lock. ``ScreenLock`` trusts each of them differently (rule 1).
public enum LockSource: Hashable, Sendable {
    /// logind's `LockedHint`, which GNOME and Plasma set and many others do not.
    case hint
    /// logind's signals `Lock` and `Unlock`. They are requests: not every desktop obeys, or reports that it did.
    case request
    /// The signal `ActiveChanged` of the screen saver with this bus name.
    case screenSaver(String)
}
