import GLibBridge

/// Tells when the history of another machine may have changed, as a folder synchroniser brings it. For the loop's thread
/// alone.
public final class HistoryWatch: @unchecked Sendable {
    private let history: History
    private let loop: MainLoop
    private let settling: Duration
    private let changed: @Sendable () -> Void
    private var watch: FolderWatch?
    private var timer: SourceHandle?

    /// A watch on the folders of all machines in `folder` but of `machine`; nil when the kernel refuses.
    ///
    /// - Parameters:
    ///   - settling: How long nothing must happen before it is told of: a synchroniser brings many files.
    ///   - changed: Called on `loop` each time that they have come to rest.
    public init?(
        folder: String, machine: String = History.thisMachine(), loop: MainLoop,
        settling: Duration = .seconds(2), changed: @escaping @Sendable () -> Void
    ) {
        history = History(folder: folder, machine: machine)
        self.loop = loop
        self.settling = settling
        self.changed = changed
        try? Folder.create(folder)
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
            // A machine that came before its folder was watched will not be told of.
            if self.paths() == paths { return true }
        }
    }

    /// All that may come: machines, and what lies in the folders of the others.
    private func paths() -> [String] {
        let others = Folder.names(in: history.folder).filter { $0 != history.machine }
        return ["\(history.folder)/"] + others.map { "\(history.folder)/\($0)/" }
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
