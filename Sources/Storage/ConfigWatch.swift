import GLibBridge
import Glibc

/// Tells when the config file may have changed: it, or the files that it links to, since people keep their settings in
/// a repository of their own. A folder that is removed is waited for. For the loop's thread alone.
public final class ConfigWatch: @unchecked Sendable {
    private let file: String
    private let loop: MainLoop
    private let settling: Duration
    private let changed: @Sendable () -> Void
    private var watch: FolderWatch?
    private var timer: SourceHandle?

    /// A watch on `file`, whose folder is made if it is missing; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - settling: How long nothing must happen to the file before it is told of: editors and `git` remove a file, and
    ///     write it anew.
    ///   - changed: Called on `loop` each time that the file has come to rest.
    public init?(
        file: String, loop: MainLoop, settling: Duration = .milliseconds(200), changed: @escaping @Sendable () -> Void
    ) {
        self.file = file
        self.loop = loop
        self.settling = settling
        self.changed = changed
        try? Folder.create(Folder.containing(file))
        guard follow() else { return nil }
    }

    deinit {
        timer?.cancel()
    }

    /// Watches what `file` leads to now.
    ///
    /// The parents are watched only while a folder is missing: others write there all day.
    private func follow() -> Bool {
        while true {
            let paths = Self.paths(for: file)
            guard
                let next = FolderWatch(
                    paths, loop: loop, changed: { [weak self] _ in self?.settle() })
            else { return watch != nil }
            watch = next
            // A folder that came before it was watched will not be told of.
            if Self.paths(for: file) == paths { return true }
        }
    }

    private func settle() {
        timer?.cancel()
        timer = loop.after(settling) { [weak self] in
            guard let self else { return }
            // What happens from here on is told of once more.
            _ = follow()
            changed()
        }
    }

    /// `file` and each file that it links to; for one without a folder what is to come in the last folder that is there.
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
