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

    /// - Parameter themeFolder: Where the icons are if a panel may not search for icon themes there; otherwise empty.
    init(bus: Bus, themeFolder: String, _ content: TrayContent) {
        self.bus = bus
        self.themeFolder = themeFolder
        (icon, line) = (content.icon, content.line)
    }

    /// Puts it on the bus. Call it once.
    func export() throws(BusError) {
        object = try bus.export(
            path: Self.path, introspectionXML: Self.introspection, handler: { _ in },
            read: { [weak self] in $0.reply(self?.properties ?? [:]) })
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
        if hasNewLine {
            emit("NewToolTip")
            // Only GNOME's extension knows this signal. The others read everything again at any other.
            emit("NewIconAccessibleDesc")
        }
    }

    private func emit(_ signal: String) {
        bus.emit(path: Self.path, interface: Self.interface, signal: signal, [])
    }

    private var properties: [String: Variant] {
        [
            "Category": .string("ApplicationStatus"),
            "Id": .string(Application.id),
            "Title": .string("Balasana"),
            // It never asks for attention: the notification does.
            "Status": .string("Active"),
            "IconName": .string(icon.name),
            "IconThemePath": .string(themeFolder),
            // No icon and no pictures; the text is markup.
            "ToolTip": .tuple([
                .string(""), .array(elementSignature: "(iiay)", []), .string("Balasana"),
                .string(Markup.escaped(line)),
            ]),
            // Of Ayatana's indicators: what a screen reader says for the icon. GNOME and XFCE read it.
            "IconAccessibleDesc": .string("Balasana: \(line)"),
            "ItemIsMenu": .bool(true),
            "Menu": .objectPath(MenuObject.path),
        ]
    }

    private static var introspection: String {
        """
        <node><interface name="\(interface)">
          <property name="Category" type="s" access="read"/>
          <property name="Id" type="s" access="read"/>
          <property name="Title" type="s" access="read"/>
          <property name="Status" type="s" access="read"/>
          <property name="IconName" type="s" access="read"/>
          <property name="IconThemePath" type="s" access="read"/>
          <property name="ToolTip" type="(sa(iiay)ss)" access="read"/>
          <property name="IconAccessibleDesc" type="s" access="read"/>
          <property name="ItemIsMenu" type="b" access="read"/>
          <property name="Menu" type="o" access="read"/>
          <signal name="NewIcon"/>
          <signal name="NewToolTip"/>
          <signal name="NewIconAccessibleDesc"/>
        </interface></node>
        """
    }
}
