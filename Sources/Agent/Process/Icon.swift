import Glibc
import Platform
import Presenters
import Storage

/// The icon on the notifications.
enum Icon {
    /// The path of the installed icon, because not every server searches the user's icon themes; the name of the icon
    /// if it is not installed beside the program.
    static var current: String {
        guard let program = OwnProgram.path else { return Application.id }
        let prefix = Folder.containing(Folder.containing(program))
        let path = "\(prefix)/share/icons/hicolor/scalable/apps/\(Application.id).svg"
        return access(path, R_OK) == 0 ? path : Application.id
    }
}
