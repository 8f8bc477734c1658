import Glibc

/// A check for write-protected files. Replacing a file needs only write permission on its folder.
enum FileProtection {
    /// The reason why the file at `path` must not be written, as the end of a sentence; nil if it may be written.
    static func reason(_ path: String) -> String? {
        guard access(path, F_OK) == 0, access(path, W_OK) != 0 else { return nil }
        return "the file is write-protected."
    }
}
