import GLibBridge
import Glibc

/// Reports changes to files by name. It uses inotify(7) on their folders, so it also detects files that are replaced
/// and files that do not exist yet.
public final class FolderWatch: @unchecked Sendable {
    private static let loss = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
    private static let arrival = UInt32(IN_CREATE | IN_MOVED_TO)
    private static let change = UInt32(IN_CLOSE_WRITE | IN_MOVED_FROM | IN_DELETE)

    private let descriptor: Int32
    private var source: SourceHandle?

    /// Watches the files at `paths` as ``WatchedPath/file(_:)``; nil if the kernel refuses or none of their folders
    /// exists.
    ///
    /// - Parameters:
    ///   - loop: The loop on which `changed` is called.
    ///   - changed: Gets the path that was created, written, replaced or removed, or whose folder was removed. After
    ///     losing its folder, a path reports nothing more.
    public convenience init?(
        _ paths: [String], loop: MainLoop, changed: @escaping @Sendable (_ path: String) -> Void
    ) {
        self.init(paths.map(WatchedPath.file), loop: loop, changed: changed)
    }

    /// Watches `paths`; nil if the kernel refuses or there is nothing to watch at any of them.
    ///
    /// - Parameters:
    ///   - loop: The loop on which `changed` is called.
    ///   - changed: Gets the path that changed, or whose folder was removed. After losing its folder, a path reports
    ///     nothing more.
    public init?(_ paths: [WatchedPath], loop: MainLoop, changed: @escaping @Sendable (_ path: String) -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        var watched: [(watch: Int32, entry: Entry)] = []
        for path in paths {
            let (node, events, entry) = Self.request(path)
            // Several paths in one folder share a kernel watch.
            let watch = inotify_add_watch(descriptor, node, events | UInt32(IN_MASK_ADD))
            if watch >= 0 { watched.append((watch, entry)) }
        }
        guard !watched.isEmpty else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        source = loop.watch(readable: descriptor) { [watched] in
            for path in Self.readEvents(of: watched, on: descriptor) { changed(path) }
            return true
        }
    }

    deinit {
        source?.cancel()
        close(descriptor)
    }

    /// Ends the watch. Can be called from any thread. Changes that are already being delivered are still reported.
    public func cancel() {
        source?.cancel()
        source = nil
    }

    /// A watched path and its name in the folder that inotify watches.
    private struct Entry {
        let path: String
        /// The name in the folder; empty for any name, nil for the folder or link itself.
        let name: [UInt8]?

        /// True if an event for `name` in the folder concerns this path.
        func matches(_ name: some Sequence<UInt8>) -> Bool {
            self.name.map { $0.isEmpty || name.elementsEqual($0) } ?? false
        }
    }

    /// The node and the events that the kernel has to watch for `path`.
    private static func request(_ path: WatchedPath) -> (node: String, events: UInt32, Entry) {
        var events = loss | arrival
        switch path {
        case .node(let node): return (node, loss | UInt32(IN_DONT_FOLLOW), Entry(path: node, name: nil))
        case .content(let file):
            return (file, UInt32(IN_CLOSE_WRITE | IN_DONT_FOLLOW), Entry(path: file, name: nil))
        case .file: events |= change
        case .arrival: break
        }
        let path = path.path
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = end.map { path[path.index(after: $0)...] } ?? path[...]
        return (folder, events, Entry(path: path, name: Array(name.utf8)))
    }

    /// Reads all pending events and returns the paths they concern, each once.
    private static func readEvents(of watched: [(watch: Int32, entry: Entry)], on descriptor: Int32) -> [String] {
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
                    // An event without a name means that the folder itself is gone.
                    for (watch, entry) in watched
                    where watch == event.wd && (name.isEmpty || entry.matches(name)) {
                        if !paths.contains(entry.path) { paths.append(entry.path) }
                    }
                    offset = end
                }
            }
        }
        return paths
    }
}
