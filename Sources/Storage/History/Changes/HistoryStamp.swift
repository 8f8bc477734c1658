import Glibc
import Platform

/// The folders and files of a history, with what changes when a file is written. Two equal stamps mean that no row was
/// added, changed or removed in between.
public struct HistoryStamp: Hashable, Sendable {
    private struct File: Hashable {
        let path: String
        let node: UInt64
        let size: Int64
        let seconds: Int64
        let nanoseconds: Int64
    }

    private let machines: [String]
    private let files: [File]
    private let unreadable: [StorageError]

    init(_ history: History) {
        machines = Folder.names(in: history.folder)
        let (files, unreadable) = history.files()
        self.unreadable = unreadable
        self.files = files.map { file in
            var status = stat()
            _ = stat(file.path, &status)
            return File(
                path: file.path, node: UInt64(status.st_ino), size: Int64(status.st_size),
                seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec))
        }
    }
}

extension History {
    /// The present stamp of all machines. It reads no file.
    public var stamp: HistoryStamp { HistoryStamp(self) }
}
