import GLibBridge

/// What a notification server can show, as it says itself and as it was seen to (desktop-facts, measured table).
public struct ServerTraits: Hashable, Sendable {
    /// It shows a body (capability `body`).
    public var hasBody = true
    /// It reads markup in the body, which then must be escaped (capability `body-markup`).
    public var hasMarkup = false
    /// It takes actions (capability `actions`).
    public var hasActions = false
    /// It shows actions as buttons; dunst and mako keep them in a menu.
    public var hasButtons = false
    /// It does not take the action `default` for one more button, as the servers of Xfce and LXQt do, which close on a
    /// click by themselves.
    public var hasDefaultAction = false
    /// Its buttons are too narrow for more than one short word; LXQt's server cuts the rest.
    public var hasNarrowButtons = false
    /// It takes a notification away after seconds and shows its buttons only under the pointer, unless it is critical.
    /// GNOME Shell does, and ignores the time that it is given.
    public var keepsCriticalOnly = false
    /// An update takes the buttons of a notification that is on the screen. GNOME Shell 43 does.
    public var losesButtons = false
    /// Each notification waits until the one before it has gone, also a critical one.
    public var showsOneAtATime = false
    /// A picture of its usual size leaves too little room for the words: mako's lines have 26 characters then, and 28
    /// beside a small one.
    public var needsSmallPictures = false
    /// It leaves a notification on the screen that is closed, and keeps back all behind it, until its time is over.
    public var ignoresClose = false
    /// It shows the hint `image-path`. LXQt's server shows no picture at all where that hint is, but the icon.
    public var hasImagePath = true
    /// It plays sounds (capability `sound`).
    public var hasSound = false

    /// Traits from what `GetCapabilities` and `GetServerInformation` answered; nil for a server that did not answer,
    /// which is trusted with nothing but text.
    public init(capabilities: Set<String>?, server: ServerInformation?) {
        guard let capabilities else { return }
        hasBody = capabilities.contains("body")
        hasMarkup = capabilities.contains("body-markup")
        hasActions = capabilities.contains("actions")
        hasSound = capabilities.contains("sound")
        let name = server?.name ?? ""
        hasImagePath = name != "lxqt-notificationd"
        hasButtons = hasActions && !["dunst", "mako"].contains(name)
        hasNarrowButtons = name == "lxqt-notificationd"
        keepsCriticalOnly = name == "gnome-shell"
        losesButtons = name == "gnome-shell"
        needsSmallPictures = name == "mako"
        // MATE's server has the same name.
        ignoresClose = name == "Notification Daemon" && capabilities.contains("persistence")
        showsOneAtATime = keepsCriticalOnly || ignoresClose
        hasDefaultAction = hasActions && !["Xfce Notify Daemon", "lxqt-notificationd"].contains(name)
    }
}
