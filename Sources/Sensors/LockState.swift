/// Whether the screen is locked, from what logind tells of a session.
///
/// `LockedHint` is the truth where the desktop keeps it, which shows when it is true for the first time. The `Lock` signal
/// is only a request: desktops without a lock screen ignore it, and lockers that do not keep the hint (swaylock, i3lock)
/// do not tell either when they are unlocked by hand. It therefore counts only as long as no hint has ever come, and
/// only until `Unlock` or until input comes back after a pause, so that a lock that nobody ends cannot last for ever.
struct LockState {
    /// Whether a `Lock` signal alone counts: not without an idle source, whose input would end it.
    var heedsRequests = true
    private var hint = false
    private var keepsHint = false
    private var isRequested = false

    var isLocked: Bool { hint || (isRequested && heedsRequests && !keepsHint) }

    /// `LockedHint` has this value.
    mutating func hinted(_ locked: Bool) {
        if hint && !locked { isRequested = false }
        hint = locked
        keepsHint = keepsHint || locked
    }

    /// `Lock` was sent.
    mutating func requestedLock() {
        isRequested = true
    }

    /// `Unlock` was sent, which every locker obeys.
    mutating func requestedUnlock() {
        isRequested = false
        hint = false
    }

    /// Input came back after a pause.
    ///
    /// - Parameter hintIsCurrent: Whether logind is there to change the hint.
    mutating func inputReturned(hintIsCurrent: Bool) {
        isRequested = false
        if !hintIsCurrent { hint = false }
    }
}
