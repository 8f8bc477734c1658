import Platform

/// The parts of the history that could not be read.
public struct UnreadableHistory: Hashable, Sendable {
    /// The errors of files and folders.
    public internal(set) var files: [StorageError] = []
    /// The files of a later version, which may have been misread.
    public internal(set) var newerFiles: [NewerHistoryFile] = []
    /// The lines that are not rows; at most ``limit``.
    public private(set) var rows: [UnreadableRow] = []
    /// How many lines are not rows.
    public private(set) var rowCount = 0

    /// How many lines are kept. A file of another kind may have thousands.
    static let limit = 10

    /// Only these files and folders are unreadable.
    public init(files: [StorageError] = []) {
        self.files = files
    }

    /// Whether everything could be read for certain.
    public var isEmpty: Bool { files.isEmpty && newerFiles.isEmpty && rowCount == 0 }

    /// A text for each problem, without a full stop: all files, the first rows, and how many more rows there are.
    public var problems: [String] {
        let more = rowCount - rows.count
        return files.map(\.description) + newerFiles.map(\.description) + rows.map(\.description)
            + (more > 0 ? ["\(more) more \(more == 1 ? "line" : "lines") of the history cannot be read"] : [])
    }

    mutating func add(_ row: UnreadableRow) {
        rowCount += 1
        if rows.count < Self.limit { rows.append(row) }
    }

    /// Adds the parts of `other`, which come after these.
    public mutating func add(_ other: UnreadableHistory) {
        files += other.files
        newerFiles += other.newerFiles
        rows += other.rows.prefix(Self.limit - rows.count)
        rowCount += other.rowCount
    }
}
