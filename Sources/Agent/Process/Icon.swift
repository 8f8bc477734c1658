import Glibc
import Platform
import Presenters
import Storage

/// The icon on the notifications.
enum Icon {
    /// The installed picture beside the program if there is one, since not every server looks through the user's icon
    /// themes; else the name for those that do.
    static var current: String {
        guard let program = OwnProgram.path else { return Application.id }
        let prefix = Folder.containing(Folder.containing(program))
        let path = "\(prefix)/share/icons/hicolor/scalable/apps/\(Application.id).svg"
        return access(path, R_OK) == 0 ? path : Application.id
    }
}
