import GLibBridge

/// Tells when files have changed and come to rest: editors and `git` remove a file and write it anew, and a folder
/// synchroniser brings many. Confined to the loop's thread.
public final class RestingWatch: @unchecked Sendable {
    private let loop: MainLoop
    private let settling: Duration
    private let paths: @Sendable () -> [WatchedPath]
    private let changed: @Sendable () -> Void
    private var watch: FolderWatch?
    private var timer: SourceHandle?

    /// A watch on `paths`, which are asked for anew after each change; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - settling: How long nothing must happen before `changed` is called, on `loop`.
    public init?(
        loop: MainLoop, settling: Duration, paths: @escaping @Sendable () -> [WatchedPath],
        changed: @escaping @Sendable () -> Void
    ) {
        self.loop = loop
        self.settling = settling
        self.paths = paths
        self.changed = changed
        guard follow() else { return nil }
    }

    deinit {
        timer?.cancel()
    }

    private func follow() -> Bool {
        while true {
            let paths = paths()
            guard let next = FolderWatch(paths, loop: loop, changed: { [weak self] _ in self?.settle() }) else {
                return watch != nil
            }
            watch = next
            // What came before it was watched will not be told of.
            if self.paths() == paths { return true }
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
}
