import Glibc

/// What speaks against replacing a file that the system would let us replace.
enum FileProtection {
    /// Why the file at `path` is not to be written, as a sentence; nil where nothing speaks against it.
    ///
    /// To replace a file takes the right to write into its folder alone: it would not keep a file safe that somebody
    /// protects from writing.
    static func reason(_ path: String) -> String? {
        guard access(path, F_OK) == 0, access(path, W_OK) != 0 else { return nil }
        return "it is protected from writing."
    }
}
