import Glibc
import Platform
import Presenters
import Storage

/// Where panels and notification servers find the icons.
enum Icon {
    /// The icon on the notifications.
    ///
    /// The name of the icon if it is installed for all users, because every server searches the icon themes of the
    /// machine and a theme may have an icon of its own. Not every server searches the themes of the user, so for other
    /// installations it is the path.
    static var current: String {
        guard let program = OwnProgram.path else { return Application.id }
        let prefix = Folder.containing(Folder.containing(program))
        if prefix == "/usr" { return Application.id }
        let path = "\(prefix)/share/icons/hicolor/scalable/apps/\(Application.id).svg"
        return access(path, R_OK) == 0 ? path : Application.id
    }

    /// The folder with the icons of the panel if a panel may not search for icon themes there; otherwise empty.
    ///
    /// A panel has an environment of its own, so the agent's `XDG_DATA_DIRS` does not say where it searches.
    static var themeFolder: String {
        guard let program = OwnProgram.path else { return "" }
        let share = "\(Folder.containing(Folder.containing(program)))/share"
        if access("\(share)/icons/hicolor/symbolic/apps/\(TrayIcon.sitting.name).svg", R_OK) == 0 {
            return ["/usr/share", "/usr/local/share"].contains(share) ? "" : "\(share)/icons"
        }
        // A program in its build folder.
        return SharedFolder.path("tray") ?? ""
    }
}
