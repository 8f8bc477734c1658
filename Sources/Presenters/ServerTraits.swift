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
        hasDefaultAction = hasActions && !["Xfce Notify Daemon", "lxqt-notificationd"].contains(name)
    }
}
