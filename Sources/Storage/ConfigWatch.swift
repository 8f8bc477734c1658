import GLibBridge

/// Tells when the config file may have changed: it, or what leads to it, since people keep their settings in a repository
/// of their own and link to the file, or to a folder above it. What is removed is waited for. For the loop's thread alone.
public final class ConfigWatch: Sendable {
    private let watch: RestingWatch

    /// A watch on `file`, whose folder is made if it is missing; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - settling: How long nothing must happen to the file before it is told of.
    ///   - changed: Called on `loop` each time that the file has come to rest.
    public init?(
        file: String, loop: MainLoop, settling: Duration = .milliseconds(200), changed: @escaping @Sendable () -> Void
    ) {
        try? Folder.create(Folder.containing(file))
        guard
            let watch = RestingWatch(
                loop: loop, settling: settling, paths: { PathWalk(file).watched }, changed: changed)
        else { return nil }
        self.watch = watch
    }
}
