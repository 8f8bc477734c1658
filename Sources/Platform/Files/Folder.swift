import Glibc

/// Operations on folders. They are created for the user only, and synced to keep new names after a power failure.
public enum Folder {
    /// The parent folder of `path`; `.` for a bare name.
    public static func containing(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last component of `path`.
    public static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Creates `path` and its missing parents with mode 0700, which the XDG specification requires. Folders that root
    /// creates get the owner of their parent.
    public static func create(_ path: String) throws(StorageError) {
        if make(path) || errno == EEXIST { return }
        let above = containing(path)
        guard errno == ENOENT, above != path else {
            throw StorageError(action: "create the folder", path: path, code: errno)
        }
        try create(above)
        if !make(path) && errno != EEXIST {
            throw StorageError(action: "create the folder", path: path, code: errno)
        }
    }

    /// Creates the folder `path`; false, with the reason in `errno`, on failure.
    private static func make(_ path: String) -> Bool {
        guard mkdir(path, 0o700) == 0 else { return false }
        if let owner = FileOwner.ofNew(in: containing(path)) {
            let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if folder >= 0 {
                owner.take(folder)
                close(folder)
            }
        }
        return true
    }

    /// The reason why a file cannot be written to the folder `path`, which need not exist yet; nil if it can.
    ///
    /// The check writes nothing. It looks at permissions and at free space.
    public static func obstacle(to path: String) -> StorageError? {
        var status = stat()
        var nearest = path
        while stat(nearest, &status) != 0 {
            let above = containing(nearest)
            guard errno == ENOENT, above != nearest else {
                return StorageError(action: "write into", path: path, code: errno)
            }
            nearest = above
        }
        if status.st_mode & S_IFMT != S_IFDIR { return StorageError(action: "write into", path: path, code: ENOTDIR) }
        if access(nearest, W_OK | X_OK) != 0 { return StorageError(action: "write into", path: path, code: errno) }
        var space = statvfs()
        if statvfs(nearest, &space) == 0, space.f_blocks > 0, space.f_bavail == 0 {
            return StorageError(action: "write into", path: path, code: ENOSPC)
        }
        return nil
    }

    /// Blocks until the names in `path` are on the disk.
    public static func sync(_ path: String) throws(StorageError) {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
    }

    /// The names in `path`, sorted; empty if it cannot be read.
    public static func names(in path: String) -> [String] { (try? entries(of: path)) ?? [] }

    /// The names in `path`, sorted; empty if there is no folder. Throws if there is one that cannot be read.
    public static func entries(of path: String) throws(StorageError) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw StorageError(action: "read the folder", path: path, code: errno)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
