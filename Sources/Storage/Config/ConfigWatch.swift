import GLibBridge
import Platform

/// Reports that a config file may have changed. It watches the file and what leads to it, because people keep their
/// settings in a repository of their own and link to the file, or to a folder above it. It waits for what is missing,
/// but the kernel does not report a file system that is mounted over a folder. For the loop's thread alone.
public final class ConfigWatch: Sendable {
    private let watch: RestingWatch

    /// A watch on `files`; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - files: Those of all layers, the user's last, whose folder is made if it is missing.
    ///   - settling: How long the files must be unchanged before the call.
    ///   - changed: Called on `loop` each time.
    public init?(
        files: [String], loop: MainLoop, settling: Duration = .milliseconds(200),
        changed: @escaping @Sendable () -> Void
    ) {
        if let own = files.last { try? Folder.create(Folder.containing(own)) }
        guard
            let watch = RestingWatch(
                loop: loop, settling: settling, paths: { files.flatMap { PathWalk($0).watched } }, changed: changed)
        else { return nil }
        self.watch = watch
    }
}
