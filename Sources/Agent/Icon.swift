import Glibc
import Presenters

/// The icon on the notifications.
enum Icon {
    /// The installed picture beside the program if there is one, since not every server looks through the user's icon
    /// themes; else the name for those that do.
    static var current: String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return ControlInterface.name }
        let program = String(decoding: buffer[..<count], as: UTF8.self)
        let prefix = program.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
        let path = "\(prefix)/share/icons/hicolor/scalable/apps/\(ControlInterface.name).svg"
        return access(path, R_OK) == 0 ? path : ControlInterface.name
    }
}
