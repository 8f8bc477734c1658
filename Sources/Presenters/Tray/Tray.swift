import GLibBridge

/// The icon in the panel, with its menu: StatusNotifierItem and com.canonical.dbusmenu. Confined to the loop's thread.
///
/// Nothing is on the bus before there is a panel that shows icons, and nothing is sent unless the content changes.
public final class Tray: @unchecked Sendable {
    /// What is on the bus.
    private struct Presence {
        let bus: Bus
        let item: ItemObject
        let menu: MenuObject
    }

    private let connect: () throws(BusError) -> Bus
    private let themeFolder: String
    private let refresh: () -> Void
    private let chosen: (TrayAction) -> Void
    private let log: (String) -> Void
    private var watcher: TrayWatcher?
    private var presence: Presence?
    private var content: TrayContent

    /// An icon that is shown as soon as there is a panel, until ``hide()``.
    ///
    /// - Parameters:
    ///   - bus: Where panels are watched for.
    ///   - connect: Opens another connection to the same bus. Panels remove an icon only when its connection closes.
    ///   - themeFolder: Where the icons are if a panel may not search for icon themes there; otherwise empty.
    ///   - refresh: Called when a panel is about to show the menu. It may call ``update(_:)``.
    ///   - chosen: Gets the action of a chosen entry.
    ///   - log: Gets errors.
    public init(
        bus: Bus, connect: @escaping () throws(BusError) -> Bus, themeFolder: String, _ content: TrayContent,
        refresh: @escaping () -> Void, chosen: @escaping (TrayAction) -> Void, log: @escaping (String) -> Void
    ) {
        self.connect = connect
        self.themeFolder = themeFolder
        self.content = content
        self.refresh = refresh
        self.chosen = chosen
        self.log = log
        watcher = TrayWatcher(bus: bus, appeared: { [weak self] in self?.appear() }, log: log)
    }

    /// Shows `content` from now on.
    public func update(_ content: TrayContent) {
        guard content != self.content else { return }
        self.content = content
        let isWatched = watcher?.isPresent ?? false
        presence?.item.update(content, isWatched: isWatched)
        presence?.menu.update(content.menu, isWatched: isWatched)
    }

    /// Removes the icon from all panels. Call it once.
    public func hide() {
        watcher?.stop()
        presence?.item.unexport()
        presence?.menu.unexport()
        presence = nil
    }

    private func appear() {
        do throws(BusError) {
            if presence == nil { presence = try export() }
        } catch {
            log("The icon in the panel cannot be offered: \(error.message)")
        }
        if let presence { watcher?.register(on: presence.bus) }
    }

    private func export() throws(BusError) -> Presence {
        let bus = try connect()
        let item = ItemObject(bus: bus, themeFolder: themeFolder, content)
        let menu = MenuObject(bus: bus, refresh: refresh, chosen: chosen)
        menu.update(content.menu, isWatched: false)
        try item.export()
        try menu.export()
        return Presence(bus: bus, item: item, menu: menu)
    }
}
