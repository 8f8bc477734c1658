import GLibBridge
import Platform

/// Reports that a config file may have changed. It watches the file and the links and folders that lead to it, because
/// users keep settings in a repository and link to it. It waits for missing ones, but the kernel does not report a file
/// system that is mounted over a folder. Use it only on the loop's thread.
public final class ConfigWatch: Sendable {
    private let watch: DebouncedWatch

    /// A watch on `files`; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - files: The paths of all layers, the user's last. Its folder is created if it is missing.
    ///   - settling: How long the files must be unchanged before the call.
    ///   - changed: Called on `loop` each time.
    public init?(
        files: [String], loop: MainLoop, settling: Duration = .milliseconds(200),
        changed: @escaping @Sendable () -> Void
    ) {
        if let own = files.last { try? Folder.create(Folder.containing(own)) }
        guard
            let watch = DebouncedWatch(
                loop: loop, settling: settling, paths: { files.flatMap { PathWalk($0).watched } }, changed: changed)
        else { return nil }
        self.watch = watch
    }
}
