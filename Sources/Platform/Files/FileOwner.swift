import Glibc

/// The user and the group that a file belongs to.
struct FileOwner: Hashable {
    private let user: uid_t
    private let group: gid_t

    /// The owner that `status` names.
    init(_ status: stat) {
        (user, group) = (status.st_uid, status.st_gid)
    }

    /// The owner for a file or a folder that this process makes in `folder`; nil for that of the process.
    ///
    /// Root works in a user's folder on behalf of the user, who could not use a file of root's there.
    static func ofNew(in folder: String) -> FileOwner? {
        var status = stat()
        guard geteuid() == 0, stat(folder, &status) == 0 else { return nil }
        return FileOwner(status)
    }

    /// Gives the open file to this owner as far as the process may.
    ///
    /// - Returns: Whether the file has this group now.
    @discardableResult func take(_ descriptor: Int32) -> Bool {
        if fchown(descriptor, user, group) == 0 { return true }
        // Only root may change the user.
        return fchown(descriptor, uid_t.max, group) == 0
    }
}
