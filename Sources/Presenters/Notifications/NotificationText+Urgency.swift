import GLibBridge

extension NotificationText {
    /// How urgent a server with these `traits` has to take it. GNOME Shell hides all but critical notifications after
    /// some seconds, and shows no banner for those of low urgency.
    func urgency(for traits: ServerTraits) -> Notification.Urgency {
        if traits.keepsCriticalOnly { return isLong ? .critical : .normal }
        return isQuiet ? .low : .normal
    }
}
