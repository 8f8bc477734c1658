import Glibc

/// A file descriptor that is closed at the end of its lifetime.
public struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Opens `path` with `O_CLOEXEC` added; `mode` is for `O_CREAT`.
    public init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(StorageError) {
        self.path = path
        descriptor = open(path, flags | O_CLOEXEC, mode)
        if descriptor < 0 { throw StorageError(action: "open", path: path, code: errno) }
    }

    private init(_ descriptor: Int32, called path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// A duplicate of standard input; closing it leaves standard input open.
    public static func standardInput() throws(StorageError) -> OpenFile {
        let path = "standard input"
        let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
        if descriptor < 0 { throw StorageError(action: "open", path: path, code: errno) }
        return OpenFile(descriptor, called: path)
    }

    deinit {
        close(descriptor)
    }

    /// The type, permissions and size (fstat(2)).
    public func status() throws(StorageError) -> stat {
        var status = stat()
        if fstat(descriptor, &status) != 0 { throw StorageError(action: "read", path: path, code: errno) }
        return status
    }

    /// Reads from `offset`, at most `limit` bytes.
    public func read(from offset: Int, limit: Int) throws(StorageError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let start = offset + bytes.count
            let piece = try piece(atMost: limit - bytes.count) { pread(descriptor, $0, $1, off_t(start)) }
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }

    /// Reads to the end, which blocks on a pipe; throws if there are more than `limit` bytes.
    public func read(limit: Int) throws(StorageError) -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try next() {
            bytes += piece
            if bytes.count > limit { throw StorageError(action: "read", path: path, code: EFBIG) }
        }
        return bytes
    }

    /// Reads the next bytes, at most 64 KiB, which blocks on a pipe; nil at the end.
    func next() throws(StorageError) -> [UInt8]? {
        let piece = try piece(atMost: .max) { Glibc.read(descriptor, $0, $1) }
        return piece.isEmpty ? nil : piece
    }

    /// The bytes of one successful call of `read`, at most `limit` and at most 64 KiB; none at the end.
    private func piece(
        atMost limit: Int, _ read: (_ buffer: UnsafeMutableRawPointer?, _ size: Int) -> Int
    ) throws(StorageError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, 65_536)) { buffer, count in
            var got = -1
            repeat {
                got = read(buffer.baseAddress, min(limit, 65_536))
                code = got < 0 ? errno : 0
            } while code == EINTR
            count = max(got, 0)
        }
        if code != 0 { throw StorageError(action: "read", path: path, code: code) }
        return bytes
    }

    /// Writes all of `bytes`, with a single write(2) unless the system accepts only a part.
    public func write(_ bytes: [UInt8]) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let got = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
            }
            if got >= 0 {
                done += got
            } else if errno != EINTR {
                throw StorageError(action: "write", path: path, code: errno)
            }
        }
    }

    /// Gives the file to `owner` as far as the process may; false if the file keeps another group.
    func give(to owner: FileOwner) -> Bool { owner.take(descriptor) }

    /// Sets the permissions (fchmod(2)).
    public func permit(_ mode: mode_t) throws(StorageError) {
        if fchmod(descriptor, mode) != 0 { throw StorageError(action: "write", path: path, code: errno) }
    }

    /// Blocks until the written data is on the disk.
    public func sync() throws(StorageError) {
        // Some file systems cannot sync a folder and report EINVAL. That cannot be helped.
        if fsync(descriptor) != 0 && errno != EINVAL {
            throw StorageError(action: "write", path: path, code: errno)
        }
    }
}
