import GLibBridge
import Platform

/// The icon on the bus: an object with the interface org.kde.StatusNotifierItem. Confined to the loop's thread.
///
/// It has no `Activate`: a panel that knows of one opens the menu only when no double click can follow (GNOME), or not
/// at all.
final class ItemObject: @unchecked Sendable {
    /// The path that the specification demands.
    static let path = "/StatusNotifierItem"
    private static let interface = "org.kde.StatusNotifierItem"

    private let bus: Bus
    private let themeFolder: String
    private var icon: TrayIcon
    private var line: String
    private var object: ExportedObject?

    /// - Parameter themeFolder: Where the icons are if icon themes are not searched there; otherwise empty.
    init(bus: Bus, themeFolder: String, _ content: TrayContent) {
        self.bus = bus
        self.themeFolder = themeFolder
        (icon, line) = (content.icon, content.line)
    }

    /// Puts it on the bus. Call it once.
    func export() throws(BusError) {
        object = try bus.export(
            path: Self.path, introspectionXML: Self.introspection, handler: { _ in },
            property: { [weak self] in self?.property($0) })
    }

    /// Takes it off the bus. Call it once.
    func unexport() { object?.unexport() }

    /// Shows `content`. If a panel may show it (`isWatched`), the change is announced.
    func update(_ content: TrayContent, isWatched: Bool) {
        let hasNewIcon = content.icon != icon
        let hasNewLine = content.line != line
        (icon, line) = (content.icon, content.line)
        guard isWatched else { return }
        if hasNewIcon { emit("NewIcon") }
        if hasNewLine { emit("NewToolTip") }
    }

    private func emit(_ signal: String) {
        bus.emit(path: Self.path, interface: Self.interface, signal: signal, [])
    }

    private func property(_ name: String) -> Variant? {
        switch name {
        case "Category": .string("ApplicationStatus")
        case "Id": .string(Application.id)
        case "Title": .string("Balasana")
        // It never asks for attention: the notification does.
        case "Status": .string("Active")
        case "IconName": .string(icon.name)
        case "IconThemePath": .string(themeFolder)
        // No icon and no pictures; the text is markup.
        case "ToolTip":
            .tuple([
                .string(""), .array(elementSignature: "(iiay)", []), .string("Balasana"),
                .string(Markup.escaped(line)),
            ])
        case "ItemIsMenu": .bool(true)
        case "Menu": .objectPath(MenuObject.path)
        default: nil
        }
    }

    private static let introspection = """
        <node><interface name="\(interface)">
          <property name="Category" type="s" access="read"/>
          <property name="Id" type="s" access="read"/>
          <property name="Title" type="s" access="read"/>
          <property name="Status" type="s" access="read"/>
          <property name="IconName" type="s" access="read"/>
          <property name="IconThemePath" type="s" access="read"/>
          <property name="ToolTip" type="(sa(iiay)ss)" access="read"/>
          <property name="ItemIsMenu" type="b" access="read"/>
          <property name="Menu" type="o" access="read"/>
          <signal name="NewIcon"/>
          <signal name="NewToolTip"/>
        </interface></node>
        """
}
