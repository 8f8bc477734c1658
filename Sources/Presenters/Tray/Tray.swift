import GLibBridge

/// The icon in the panel, with its menu: StatusNotifierItem and com.canonical.dbusmenu. Confined to the loop's thread.
///
/// Nothing is on the bus before there is a panel that shows icons, and nothing is sent unless the content changes.
public final class Tray: @unchecked Sendable {
    private let item: ItemObject
    private let menu: MenuObject
    private let registration: TrayRegistration
    private var content: TrayContent

    /// An icon that is shown as soon as there is a panel, until ``hide()``.
    ///
    /// - Parameters:
    ///   - themeFolder: Where the icons are if icon themes are not searched there; otherwise empty.
    ///   - refresh: Called when a panel is about to show the menu. It may call ``update(_:)``.
    ///   - chosen: Gets the action of a chosen entry.
    ///   - log: Gets errors.
    public init(
        bus: Bus, themeFolder: String, _ content: TrayContent, refresh: @escaping () -> Void,
        chosen: @escaping (TrayAction) -> Void, log: @escaping (String) -> Void
    ) {
        self.content = content
        let item = ItemObject(bus: bus, themeFolder: themeFolder, content)
        let menu = MenuObject(bus: bus, refresh: refresh, chosen: chosen)
        menu.update(content.menu, isWatched: false)
        (self.item, self.menu) = (item, menu)
        registration = TrayRegistration(
            bus: bus,
            prepare: { () throws(BusError) in
                try item.export()
                try menu.export()
            }, log: log)
        registration.start()
    }

    /// Shows `content` from now on.
    public func update(_ content: TrayContent) {
        guard content != self.content else { return }
        self.content = content
        item.update(content, isWatched: registration.isWatched)
        menu.update(content.menu, isWatched: registration.isWatched)
    }

    /// Removes the icon from all panels. Call it once.
    public func hide() {
        registration.stop()
        item.unexport()
        menu.unexport()
    }
}
