import GLibBridge
import Glibc

/// Tells what happens to files by their names, by inotify(7) on the folders they lie in: so that it hears of files that
/// are replaced, and of those that are not there yet.
public final class FolderWatch: @unchecked Sendable {
    private static let loss = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
    private static let arrival = UInt32(IN_CREATE | IN_MOVED_TO)
    private static let change = UInt32(IN_CLOSE_WRITE | IN_MOVED_FROM | IN_DELETE)

    private let descriptor: Int32
    private var source: SourceHandle?

    /// A watch on the files at `paths`, as ``WatchedPath/file(_:)`` has it; nil when the kernel refuses, or when none
    /// of their folders is there.
    ///
    /// - Parameters:
    ///   - loop: Where `changed` is called, once for each thing that happened.
    ///   - changed: Gets the one of `paths` that was made, written, replaced or removed; or that lost its folder, after
    ///     which nothing more is told of it.
    public convenience init?(
        _ paths: [String], loop: MainLoop, changed: @escaping @Sendable (_ path: String) -> Void
    ) {
        self.init(paths.map(WatchedPath.file), loop: loop, changed: changed)
    }

    /// A watch on `paths`; nil when the kernel refuses, or when there is nothing to watch at any of them.
    ///
    /// - Parameters:
    ///   - loop: Where `changed` is called, once for each thing that happened.
    ///   - changed: Gets the path to which it happened; or which lost its folder, after which nothing more is told of
    ///     it.
    public init?(_ paths: [WatchedPath], loop: MainLoop, changed: @escaping @Sendable (_ path: String) -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        var watched: [(watch: Int32, entry: Entry)] = []
        for path in paths {
            let (node, events, entry) = Self.request(path)
            // The kernel has one watch for a folder, however many of the paths lead to it.
            let watch = inotify_add_watch(descriptor, node, events | UInt32(IN_MASK_ADD))
            if watch >= 0 { watched.append((watch, entry)) }
        }
        guard !watched.isEmpty else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        source = loop.watch(readable: descriptor) { [watched] in
            for path in Self.happened(to: watched, on: descriptor) { changed(path) }
            return true
        }
    }

    deinit {
        source?.cancel()
        close(descriptor)
    }

    /// Ends it, from any thread; what is already on its way is still told.
    public func cancel() {
        source?.cancel()
        source = nil
    }

    /// One of the paths for which a folder or link is watched.
    private struct Entry {
        let path: String
        /// What it is called in the folder; empty for whatever lies there, nil for the folder or link itself.
        let name: [UInt8]?

        /// Whether what happens to `name` in the folder happens to it.
        func isMeant(by name: some Sequence<UInt8>) -> Bool {
            self.name.map { $0.isEmpty || name.elementsEqual($0) } ?? false
        }
    }

    /// What to ask the kernel to watch for `path`, and for which events.
    private static func request(_ path: WatchedPath) -> (node: String, events: UInt32, Entry) {
        if case .place(let place) = path {
            return (place, loss | UInt32(IN_DONT_FOLLOW), Entry(path: place, name: nil))
        }
        var events = loss | arrival
        if case .file = path { events |= change }
        let path = path.path
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = end.map { path[path.index(after: $0)...] } ?? path[...]
        return (folder, events, Entry(path: path, name: Array(name.utf8)))
    }

    /// Reads all that the kernel has to tell.
    private static func happened(to watched: [(watch: Int32, entry: Entry)], on descriptor: Int32) -> [String] {
        let header = MemoryLayout<inotify_event>.size
        var paths: [String] = []
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                var offset = 0
                while offset + header <= count {
                    let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    let end = offset + header + Int(event.len)
                    let name = buffer[(offset + header)..<end].prefix { $0 != 0 }
                    // Without a name it is the folder itself that has gone.
                    for (watch, entry) in watched
                    where watch == event.wd && (name.isEmpty || entry.isMeant(by: name)) {
                        if !paths.contains(entry.path) { paths.append(entry.path) }
                    }
                    offset = end
                }
            }
        }
        return paths
    }
}
