import GLibBridge
import Glibc

/// Tells when `balasana.conf` may have changed, by inotify on its folder: editors replace the file.
final class ConfigWatch {
    private let descriptor: Int32
    private let handle: SourceHandle

    /// A watch on `folder`; nil when the kernel refuses one. `changed` is called on `loop`.
    init?(folder: String, loop: MainLoop, changed: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
        guard inotify_add_watch(descriptor, folder, events) >= 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        handle = loop.watch(readable: descriptor) {
            if Self.namesConfig(descriptor) { changed() }
            return true
        }
    }

    deinit {
        handle.cancel()
        close(descriptor)
    }

    /// Reads all that has happened in the folder; the config is the only file there whose changes matter.
    private static func namesConfig(_ descriptor: Int32) -> Bool {
        let wanted = Array("balasana.conf".utf8)
        let header = MemoryLayout<inotify_event>.size
        var isNamed = false
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                var offset = 0
                while offset + header <= count {
                    let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    let name = buffer[(offset + header)..<(offset + header + Int(event.len))].prefix { $0 != 0 }
                    if name.elementsEqual(wanted) { isNamed = true }
                    offset += header + Int(event.len)
                }
            }
        }
        return isNamed
    }
}
