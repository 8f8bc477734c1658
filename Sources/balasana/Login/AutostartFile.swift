import ArgumentParser
import Glibc
import Platform
import Storage

/// One of the user's two files that can start the agent at login. It is a copy of an installed file.
struct AutostartFile {
    /// The path of the user's file, even if it does not exist.
    let path: String
    /// The path of the installed file.
    let original: String

    /// The contents of the user's file; nil if it does not exist.
    ///
    /// - Throws: Exit status 66, after an error message, if it cannot be read.
    func read() throws -> [UInt8]? {
        do throws(StorageError) {
            return try FileBytes.read(path, limit: 1 << 20)
        } catch {
            throw Exit.noInput("\(path) could not be read: \(error.reason).")
        }
    }

    /// The contents of the installed file.
    ///
    /// - Throws: Exit status 66, after an error message, if Balasana is not installed.
    func installed() throws -> [UInt8] {
        guard let bytes = try? FileBytes.read(original) else {
            throw Exit.noInput("\(original) does not exist. Install Balasana first.")
        }
        return bytes
    }

    /// Whether the file is a symbolic link. Some users keep their config in a repository and link to it.
    var isLink: Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Replaces the file with `bytes`. Follows symbolic links.
    ///
    /// - Throws: Exit status 73, after an error message, if it cannot be written or is write-protected.
    func write(_ bytes: [UInt8]) throws {
        if let reason = FileProtection.reason(path) { throw Exit.cannotWrite("\(path) was not changed: \(reason)") }
        do throws(StorageError) {
            try AtomicFile.write(bytes, to: path)
        } catch {
            // If the folder is the obstacle, report the folder instead of the file.
            let reason = Folder.obstacle(to: Folder.containing(path)).map(\.description) ?? error.reason
            throw Exit.cannotWrite("\(path) could not be written: \(reason).")
        }
    }

    /// - Throws: Exit status 73, after an error message, if the file exists and cannot be removed.
    func remove() throws {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw Exit.cannotWrite("\(path) could not be removed: \(String(cString: strerror(errno))).")
        }
    }
}
