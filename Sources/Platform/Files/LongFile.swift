import Glibc

/// A file that may be too long for the memory. It can be read more than once, also if it is a pipe: of that, it has a
/// copy in the folder for temporary files.
public struct LongFile: ~Copyable {
    private let file: OpenFile
    private let path: String

    /// Opens the file or pipe at `path`, such as `<(…)` in a shell. Blocks until the end of a pipe.
    ///
    /// - Parameter limit: The maximum number of bytes of a pipe.
    public init(_ path: String, limit: Int) throws(StorageError) {
        try self.init(try OpenFile(path, O_RDONLY), path, limit: limit)
    }

    /// Standard input. Blocks until its end.
    ///
    /// - Parameter limit: The maximum number of bytes.
    public static func standardInput(limit: Int) throws(StorageError) -> LongFile {
        try LongFile(try OpenFile.standardInput(), "standard input", limit: limit)
    }

    private init(_ source: consuming OpenFile, _ path: String, limit: Int) throws(StorageError) {
        self.path = path
        // Standard input may have been read in part, so it is copied even if it is a regular file.
        if path != "standard input", try source.status().st_mode & S_IFMT == S_IFREG {
            file = source
        } else {
            file = try Self.copy(source, path, limit: limit)
        }
    }

    /// The bytes at the beginning, at most `limit`.
    public func start(limit: Int) throws(StorageError) -> [UInt8] { try file.read(from: 0, limit: limit) }

    /// All bytes.
    ///
    /// - Throws: Also with the code `EFBIG` if there are more than `limit`.
    public func bytes(limit: Int) throws(StorageError) -> [UInt8] {
        let bytes = try file.read(from: 0, limit: limit + 1)
        if bytes.count > limit { throw StorageError(action: "read", path: path, code: EFBIG) }
        return bytes
    }

    /// Passes each line to `body`, without its newline, until it returns false.
    ///
    /// - Parameters:
    ///   - offset: The number of bytes to skip.
    ///   - limit: The maximum length of a line, in bytes.
    /// - Throws: The error of `body`, or a ``StorageError``, with the code `EFBIG` if a line is too long.
    public func forEachLine(
        from offset: Int = 0, limit: Int, _ body: (ArraySlice<UInt8>) throws -> Bool
    ) throws {
        var offset = offset
        // What is read and has not been passed on. There is no newline in the first `searched` bytes.
        var rest: [UInt8] = []
        var searched = 0
        while true {
            let piece = try file.read(from: offset, limit: 65_536)
            if piece.isEmpty { break }
            offset += piece.count
            rest += piece
            var start = 0
            while let end = rest[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n")) {
                guard try body(rest[start..<end]) else { return }
                start = end + 1
            }
            rest.removeFirst(start)
            searched = rest.count
            if rest.count > limit { throw StorageError(action: "read", path: path, code: EFBIG) }
        }
        if !rest.isEmpty { _ = try body(rest[...]) }
    }

    /// A copy of `source` that has no name, so it disappears with this process.
    private static func copy(_ source: borrowing OpenFile, _ path: String, limit: Int) throws(StorageError)
        -> OpenFile
    {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        let name = "\(folder.isEmpty ? "/tmp" : folder)/balasana-copy-\(UInt64.random(in: 0...UInt64.max))"
        let copy = try OpenFile(name, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
        unlink(name)
        var count = 0
        while let piece = try source.next() {
            count += piece.count
            if count > limit { throw StorageError(action: "read", path: path, code: EFBIG) }
            try copy.write(Array(piece))
        }
        return copy
    }
}
