import Foundation

/// Waits for changes in a folder and all folders below it.
final class FolderWatch {
    private let root: URL
    private let descriptor: Int32

    init(_ root: URL) throws {
        self.root = root
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
    }

    deinit { close(descriptor) }

    /// Watches the folders that are there now; those watched already stay so.
    func follow() throws {
        let below = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isDirectoryKey])
        let folders = (below?.allObjects ?? []).compactMap { $0 as? URL }.filter {
            (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
        }
        for folder in [root] + folders {
            let mask = UInt32(IN_CREATE | IN_MODIFY | IN_MOVED_TO)
            guard inotify_add_watch(descriptor, folder.path, mask) >= 0 else { throw POSIXError(.ENOENT) }
        }
    }

    /// Waits for the next change; false if none came before `deadline`.
    func next(before deadline: Date) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let left = max(0, deadline.timeIntervalSinceNow * 1000).rounded(.up)
        guard poll(&request, 1, Int32(left)) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
        return true
    }
}
