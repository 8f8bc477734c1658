import GLibBridge

extension Notification {
    /// Asks the server for a sound, or for silence, because its sound would overlap the agent's own cues (rule 8).
    func setServerSound(_ isSounding: Bool) {
        setHint("suppress-sound", !isSounding)
        // A name of the freedesktop sound naming specification.
        if isSounding { setHint("sound-name", "complete") }
    }
}
