import GLibBridge

/// Tells when a config file may have changed: it, or what leads to it, since people keep their settings in a repository of
/// their own and link to the file, or to a folder above it. What is missing is waited for;
/// but of a file system that is mounted over a folder the kernel tells nothing. For the loop's thread alone.
public final class ConfigWatch: Sendable {
    private let watch: RestingWatch

    /// A watch on `files`; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - files: Those of all layers, the user's last, whose folder is made if it is missing.
    ///   - settling: How long nothing must happen to the files before they are told of.
    ///   - changed: Called on `loop` each time that they have come to rest.
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
