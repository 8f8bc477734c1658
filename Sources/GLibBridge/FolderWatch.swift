import CNotify
import Glibc

/// Tells what happens to files by their names, by inotify(7) on the folders they lie in: so that it hears of files that
/// are replaced, and of those that are not there yet.
public final class FolderWatch: @unchecked Sendable {
    private static let events = UInt32(
        IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

    private let descriptor: Int32
    private var source: SourceHandle?

    /// A watch on the files at `paths`, which need not exist; nil when the kernel refuses, or when none of their folders
    /// is there.
    ///
    /// - Parameters:
    ///   - paths: Files; one that ends with `/` stands for whatever lies in that folder.
    ///   - loop: Where `changed` is called, once for each thing that happened.
    ///   - changed: Gets the one of `paths` that was made, written, replaced or removed; or that lost its folder, after
    ///     which nothing more is told of it.
    public init?(_ paths: [String], loop: MainLoop, changed: @escaping @Sendable (_ path: String) -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        var watched: [Int32: [(name: [UInt8], path: String)]] = [:]
        for path in paths {
            let end = path.lastIndex(of: "/")
            let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
            let watch = inotify_add_watch(descriptor, folder, Self.events)
            guard watch >= 0 else { continue }
            let name = end.map { path[path.index(after: $0)...] } ?? path[...]
            watched[watch, default: []].append((Array(name.utf8), path))
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

    /// Reads all that the kernel has to tell.
    private static func happened(
        to watched: [Int32: [(name: [UInt8], path: String)]], on descriptor: Int32
    ) -> [String] {
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
                    for file in watched[event.wd] ?? []
                    where name.isEmpty || file.name.isEmpty || name.elementsEqual(file.name) {
                        if !paths.contains(file.path) { paths.append(file.path) }
                    }
                    offset = end
                }
            }
        }
        return paths
    }
}
