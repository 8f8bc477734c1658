import Fixtures
import Foundation

/// Waits for changes in a folder and all folders below it.
final class FolderChanges {
    private let root: URL
    private let descriptor: Int32

    init(_ root: URL) throws {
        self.root = root
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
    }

    deinit { close(descriptor) }

    /// Watches the folders that exist now, in addition to those that are watched already.
    func follow() throws {
        var watched: [URL] = []
        while true {
            let found = [root] + folders
            // Listing the folders again finds what appeared in a folder before it was watched.
            if found == watched { return }
            for folder in found {
                let mask = UInt32(IN_CREATE | IN_MODIFY | IN_MOVED_TO)
                guard inotify_add_watch(descriptor, folder.path, mask) >= 0 else { throw POSIXError(.ENOENT) }
            }
            watched = found
        }
    }

    private var folders: [URL] {
        let below = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isDirectoryKey])
        return (below?.allObjects ?? []).compactMap { $0 as? URL }.filter {
            (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
        }
    }

    /// Waits for the next change; false if none comes.
    func next() -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, Int32(patience * 1000)) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
        return true
    }
}
