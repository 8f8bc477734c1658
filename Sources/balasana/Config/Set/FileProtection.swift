import Glibc

/// Why a file must not be replaced, though the system would allow it.
enum FileProtection {
    /// Why the file at `path` must not be written, as the end of a sentence; nil where it may.
    ///
    /// To replace a file, write permission on its folder is enough: the file's own write protection would not hold.
    static func reason(_ path: String) -> String? {
        guard access(path, F_OK) == 0, access(path, W_OK) != 0 else { return nil }
        return "the file is write-protected."
    }
}
