import GLibBridge
import Platform

/// Tells when the history of another machine may have changed, as a folder synchroniser brings it. For the loop's
/// thread alone.
public final class HistoryWatch: Sendable {
    private let watch: DebouncedWatch

    /// A watch on the folders of all machines in `folder` but of `machine`; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - settling: How long nothing must happen before it is told of.
    ///   - changed: Called on `loop` each time that they have come to rest.
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

    /// All that may come: machines, and what lies in the folders of the others.
    private static func paths(in folder: String, but machine: String) -> [WatchedPath] {
        [.file("\(folder)/")] + Folder.names(in: folder).filter { $0 != machine }.map { .file("\(folder)/\($0)/") }
    }
}
