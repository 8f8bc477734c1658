import GLibBridge
import Platform

/// Reports changes in the history of other machines, such as those of a folder synchroniser. Use it only on the thread
/// of its loop.
public final class HistoryWatch: Sendable {
    private let watch: DebouncedWatch

    /// Watches the folders of all machines in `folder` except `machine`. Nil if the kernel refuses the watch.
    ///
    /// - Parameters:
    ///   - settling: How long the files must be unchanged before a change is reported.
    ///   - changed: Called on `loop` once the files have settled after a change.
    public init?(
        folder: String, machine: String = History.thisMachine(), loop: MainLoop,
        settling: Duration = .seconds(2), changed: @escaping @Sendable () -> Void
    ) {
        try? Folder.create(folder)
        guard
            let watch = DebouncedWatch(
                loop: loop, settling: settling, paths: { Self.paths(in: folder, but: machine) }, changed: changed)
        else { return nil }
        self.watch = watch
    }

    /// The folder itself, for new machines, and the folders of the other machines.
    private static func paths(in folder: String, but machine: String) -> [WatchedPath] {
        [.file("\(folder)/")] + Folder.names(in: folder).filter { $0 != machine }.map { .file("\(folder)/\($0)/") }
    }
}
