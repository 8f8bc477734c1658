import Glibc
import ReminderCore

/// The times of a file or folder. A symbolic link is followed, unless it leads nowhere.
public enum FileTimes {
    /// When the content was last written, to the second, as its writer has set it; nil if that cannot be read.
    public static func modified(_ path: String) -> UTC? {
        status(path).map { UTC(seconds: Int64($0.st_mtim.tv_sec)) }
    }

    /// When the content, the names in a folder, the owner or the permissions last changed, to the second; nil if that
    /// cannot be read. Programs cannot set this time.
    public static func changed(_ path: String) -> UTC? {
        status(path).map { UTC(seconds: Int64($0.st_ctim.tv_sec)) }
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 || lstat(path, &status) == 0 ? status : nil
    }
}
