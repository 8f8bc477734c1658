import GLibBridge

/// Reports changes to files after a quiet interval. Editors and `git` remove a file and write it again, and a folder
/// synchroniser changes many files in a row. Confined to the loop's thread.
public final class DebouncedWatch: @unchecked Sendable {
    private let loop: MainLoop
    private let settling: Duration
    private let paths: @Sendable () -> [WatchedPath]
    private let isKnown: @Sendable () -> Bool
    private let changed: @Sendable () -> Void
    /// The paths that ``watch`` watches.
    private var watched: [WatchedPath] = []
    private var watch: FolderWatch?
    private var timer: SourceHandle?

    /// Watches `paths`, which is called again after each change; nil if the kernel refuses.
    ///
    /// - Parameters:
    ///   - settling: The interval without changes after which `changed` is called on `loop`.
    ///   - isKnown: Called on `loop` at each change. If true, the change is not reported and starts no interval.
    public init?(
        loop: MainLoop, settling: Duration, paths: @escaping @Sendable () -> [WatchedPath],
        isKnown: @escaping @Sendable () -> Bool = { false }, changed: @escaping @Sendable () -> Void
    ) {
        self.loop = loop
        self.settling = settling
        self.paths = paths
        self.isKnown = isKnown
        self.changed = changed
        guard restart() else { return nil }
    }

    deinit {
        timer?.cancel()
    }

    /// Replaces the watch by one on the current paths.
    ///
    /// - Returns: True if anything is watched.
    private func restart() -> Bool {
        while true {
            let paths = paths()
            guard let next = FolderWatch(paths, loop: loop, changed: { [weak self] _ in self?.delayReport() }) else {
                return watch != nil
            }
            (watch, watched) = (next, paths)
            // A path that changed before the watch started would be missed, so compare again.
            if self.paths() == paths { return true }
        }
    }

    private func delayReport() {
        // Restart for a new folder even then, because the files in it are not watched yet.
        if isKnown(), paths() == watched { return }
        timer?.cancel()
        timer = loop.after(settling) { [weak self] in
            guard let self else { return }
            // Restart first: a later change is then reported again.
            _ = restart()
            changed()
        }
    }
}
