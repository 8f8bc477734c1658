import GLibBridge
import Glibc

/// Tells when the config file may have changed: it, or the files that it links to, since people keep their settings in
/// a repository of their own. A folder that is removed is waited for. For the loop's thread alone.
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
                loop: loop, settling: settling, paths: { Self.paths(for: file) }, changed: changed)
        else { return nil }
        self.watch = watch
    }

    /// `file` and each file that it links to; for one without a folder what is to come in the last folder that is there.
    ///
    /// The parents are watched only while a folder is missing: others write there all day.
    private static func paths(for file: String) -> [String] {
        var paths: [String] = []
        for var path in LinkChain.paths(from: file) {
            while access(Folder.containing(path), F_OK) != 0, Folder.containing(path) != path {
                path = Folder.containing(path)
            }
            if !paths.contains(path) { paths.append(path) }
        }
        return paths
    }
}
