import GLibBridge
import Platform

/// Reports changes in the history of all machines, such as those of a folder synchroniser or an editor. Use it only on
/// the thread of its loop.
public final class HistoryWatch: Sendable {
    private let watch: DebouncedWatch

    /// Watches the folders of all machines in `folder`. Nil if the kernel refuses the watch.
    ///
    /// - Parameters:
    ///   - settling: How long the files must be unchanged before a change is reported.
    ///   - isKnown: Called on `loop` at each change. True if the change is the caller's own, which is not reported.
    ///   - changed: Called on `loop` once the files have settled after a change.
    public init?(
        folder: String, loop: MainLoop, settling: Duration = .seconds(2),
        isKnown: @escaping @Sendable () -> Bool, changed: @escaping @Sendable () -> Void
    ) {
        try? Folder.create(folder)
        guard
            let watch = DebouncedWatch(
                loop: loop, settling: settling, paths: { Self.paths(in: folder) }, isKnown: isKnown, changed: changed)
        else { return nil }
        self.watch = watch
    }

    /// The folder itself, for new machines, and the folders of the machines.
    private static func paths(in folder: String) -> [WatchedPath] {
        [.file("\(folder)/")] + Folder.names(in: folder).map { .file("\(folder)/\($0)/") }
    }
}
