/// Who tells of the lock. Each is believed in a way of its own (rule 1).
public enum LockSource: Hashable, Sendable {
    /// logind's `LockedHint`, which GNOME and Plasma keep and many others do not.
    case hint
    /// logind's signals `Lock` and `Unlock`, which only ask for it: not every desktop obeys, or tells when it did.
    case request
    /// `ActiveChanged` of the screen saver with that bus name.
    case screenSaver(String)
}
