import Glibc
import Platform
import Presenters
import Storage

/// The icon on the notifications.
enum Icon {
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
}
