import Glibc

/// Creates files without overwriting anything.
public enum NewFile {
    /// Creates a file at `path` with mode 0600 that contains `bytes`. If root creates it, it gets the owner of its
    /// folder.
    ///
    /// - Throws: With the code `EEXIST` if something exists at `path`; it stays unchanged.
    public static func write(_ bytes: [UInt8], to path: String) throws(StorageError) {
        let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        do throws(StorageError) {
            if let owner = FileOwner.ofNew(in: Folder.containing(path)) { _ = file.give(to: owner) }
            try file.write(bytes)
            try file.sync()
        } catch {
            unlink(path)
            throw error
        }
    }
}
