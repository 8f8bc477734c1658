import GLibBridge
import Glibc
import Storage

/// Tells when a config file may have changed, by inotify on the folder it lies in, since editors replace files; and on
/// the folder of the file that it links to, since people keep their settings in a repository of their own.
final class ConfigWatch {
    private static let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

    private let descriptor: Int32
    private let handle: SourceHandle

    /// A watch on `file`, whose folder is made if it is missing; nil when the kernel refuses. `changed` is called on `loop`.
    init?(file: String, loop: MainLoop, changed: @escaping @Sendable () -> Void) {
        try? Folder.create(Folder.containing(file))
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        var names: [Int32: [UInt8]] = [:]
        for path in [Self.target(of: file), file].compactMap({ $0 }) {
            let watch = inotify_add_watch(descriptor, Folder.containing(path), Self.events)
            if watch >= 0 { names[watch] = Array(Folder.name(of: path).utf8) }
        }
        guard !names.isEmpty else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        handle = loop.watch(readable: descriptor) { [names] in
            if Self.happened(to: names, on: descriptor) { changed() }
            return true
        }
    }

    deinit {
        handle.cancel()
        close(descriptor)
    }

    /// What `file` links to in the end; nil when it is no link to a file in another folder.
    private static func target(of file: String) -> String? {
        guard let resolved = realpath(file, nil) else { return nil }
        defer { free(resolved) }
        let path = String(cString: resolved)
        return Folder.containing(path) == Folder.containing(file) ? nil : path
    }

    /// Reads all that has happened in the folders: whether any of it was to a file of these `names`, by watch.
    private static func happened(to names: [Int32: [UInt8]], on descriptor: Int32) -> Bool {
        let header = MemoryLayout<inotify_event>.size
        var isNamed = false
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                var offset = 0
                while offset + header <= count {
                    let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    let end = offset + header + Int(event.len)
                    if let name = names[event.wd],
                        buffer[(offset + header)..<end].prefix(while: { $0 != 0 }).elementsEqual(name)
                    {
                        isNamed = true
                    }
                    offset = end
                }
            }
        }
        return isNamed
    }
}
