import GLibBridge

/// The features of a notification server, from its capabilities and from measurements (desktop-facts, measured table).
public struct ServerTraits: Hashable, Sendable {
    /// It shows a body (capability `body`).
    public var hasBody = true
    /// It parses markup in the body, so the text must be escaped (capability `body-markup`).
    public var hasMarkup = false
    /// It supports actions (capability `actions`).
    public var hasActions = false
    /// It shows actions as buttons; dunst and mako keep them in a menu.
    public var hasButtons = false
    /// A click invokes the action `default`. The servers of Xfce and LXQt would show that action as one more button;
    /// they close on a click without it.
    public var hasDefaultAction = false
    /// Its buttons have room for only one short word; LXQt's server cuts the rest.
    public var hasNarrowButtons = false
    /// It makes a notification with buttons too low for its text and cuts the last lines. LXQt's server does that.
    public var cutsLastLines = false
    /// It hides a notification after some seconds and shows its buttons only under the pointer, unless it is critical.
    /// GNOME Shell does that and ignores the expiry time.
    public var keepsCriticalOnly = false
    /// An update removes the buttons of a notification on the screen. GNOME Shell 43 does that.
    public var losesButtons = false
    /// Each notification, even a critical one, waits until the previous one is gone.
    public var showsOneAtATime = false
    /// A picture of the usual size leaves too little room for text: mako's lines then have 26 characters, and 28 beside
    /// a small picture.
    public var needsSmallPictures = false
    /// A closed notification stays on the screen, and the next ones wait, until its time is over.
    public var ignoresClose = false
    /// It shows the hint `image-path`. With that hint, LXQt's server shows no picture but only the icon.
    public var hasImagePath = true
    /// A notification gets the id that its sender asks for.
    public var adoptsIDs = false
    /// A notification replaces an older one with the same tag.
    public var replacesByTag = false
    /// An update must have only the tag: mako 1.7 crashes if it also has the id of the notification.
    public var updatesByTag = false
    /// It plays sounds (capability `sound`).
    public var hasSound = false

    /// The traits for the replies to `GetCapabilities` and `GetServerInformation`; nil if the server did not reply.
    /// Without capabilities, only text is used.
    public init(capabilities: Set<String>?, server: ServerInformation?) {
        guard let capabilities else { return }
        hasBody = capabilities.contains("body")
        hasMarkup = capabilities.contains("body-markup")
        hasActions = capabilities.contains("actions")
        hasSound = capabilities.contains("sound")
        let name = server?.name ?? ""
        adoptsIDs = ["dunst", "Xfce Notify Daemon", "lxqt-notificationd", "Plasma"].contains(name)
        replacesByTag = capabilities.contains("x-canonical-private-synchronous")
        updatesByTag = replacesByTag && name == "mako"
        hasImagePath = name != "lxqt-notificationd"
        hasButtons = hasActions && !["dunst", "mako"].contains(name)
        hasNarrowButtons = name == "lxqt-notificationd"
        cutsLastLines = name == "lxqt-notificationd"
        keepsCriticalOnly = name == "gnome-shell"
        losesButtons = name == "gnome-shell"
        needsSmallPictures = name == "mako"
        // MATE's server has the same name.
        ignoresClose = name == "Notification Daemon" && capabilities.contains("persistence")
        showsOneAtATime = keepsCriticalOnly || ignoresClose
        hasDefaultAction = hasActions && !["Xfce Notify Daemon", "lxqt-notificationd"].contains(name)
    }
}
