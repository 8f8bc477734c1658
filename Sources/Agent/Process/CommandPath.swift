import Glibc
import Platform

/// Where the program `balasana` is.
enum CommandPath {
    /// Its path in the same folder as this program, or else its name, to be found on the path.
    static var current: String {
        guard let own = OwnProgram.path else { return "balasana" }
        let beside = Folder.containing(own) + "/balasana"
        return access(beside, X_OK) == 0 ? beside : "balasana"
    }
}
