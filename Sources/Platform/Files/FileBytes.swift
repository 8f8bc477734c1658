import Glibc

/// Reads a small file completely.
public enum FileBytes {
    /// The maximum size: 16 MiB. All files of Balasana are much smaller, so a larger one must be something else.
    public static let limit = 16 << 20

    /// The bytes of the regular file at `path`; nil if it does not exist.
    ///
    /// Anything else at that path (a folder, a pipe that would block, a device without an end) is an error.
    public static func read(_ path: String, limit: Int = limit) throws(StorageError) -> [UInt8]? {
        do throws(StorageError) {
            let file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
            let type = try file.status().st_mode & S_IFMT
            if type == S_IFDIR { throw StorageError(action: "read", path: path, code: EISDIR) }
            if type != S_IFREG { throw StorageError(action: "read", path: path, code: EOPNOTSUPP) }
            let bytes = try file.read(from: 0, limit: limit + 1)
            if bytes.count > limit { throw StorageError(action: "read", path: path, code: EFBIG) }
            return bytes
        } catch  where error.code == ENOENT || error.code == ENOTDIR {
            return nil
        } catch {
            throw StorageError(action: "read", path: path, code: error.code)
        }
    }

    /// The bytes of a file or pipe that the user names, such as `<(…)` in a shell; nil if it does not exist. Blocks
    /// until the end of the pipe.
    public static func stream(_ path: String, limit: Int = limit) throws(StorageError) -> [UInt8]? {
        do throws(StorageError) {
            return try OpenFile(path, O_RDONLY).read(limit: limit)
        } catch  where error.code == ENOENT || error.code == ENOTDIR {
            return nil
        } catch {
            throw StorageError(action: "read", path: path, code: error.code)
        }
    }
}
