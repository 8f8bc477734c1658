import Glibc
import Platform

/// The folders and files of a history, with what changes when a file is written. Two equal stamps mean that no row was
/// added, changed or removed in between.
public struct HistoryStamp: Hashable, Sendable {
    /// What changes when the file at a path is written.
    struct File: Hashable {
        private let path: String
        private let node: UInt64
        private let size: Int64
        private let seconds: Int64
        private let nanoseconds: Int64

        /// The present stamp of the file at `path`.
        init(_ path: String) {
            var status = stat()
            _ = stat(path, &status)
            self.path = path
            node = UInt64(status.st_ino)
            size = Int64(status.st_size)
            seconds = Int64(status.st_mtim.tv_sec)
            nanoseconds = Int64(status.st_mtim.tv_nsec)
        }
    }

    private let machines: [String]
    private let files: [File]
    private let unreadable: [StorageError]

    init(_ history: History) {
        machines = Folder.names(in: history.folder)
        let (files, unreadable) = history.files()
        self.unreadable = unreadable
        self.files = files.map { File($0.path) }
    }
}

extension History {
    /// The present stamp of all machines. It reads no file.
    public var stamp: HistoryStamp { HistoryStamp(self) }
}
