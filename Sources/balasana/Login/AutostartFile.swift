import ArgumentParser
import Glibc
import Platform
import Storage

/// One of the user's two files that can start the agent at login, and the installed file that it is copied from.
struct AutostartFile {
    /// Its path, whether it exists or not.
    let path: String
    /// The path of the installed file that it is made from.
    let original: String

    /// Its contents; nil if it does not exist.
    ///
    /// - Throws: Exit status 66, after saying so, where it cannot be read.
    func read() throws -> [UInt8]? {
        do throws(StorageError) {
            return try FileBytes.read(path, limit: 1 << 20)
        } catch {
            throw Exit.noInput("\(path) could not be read: \(error.reason).")
        }
    }

    /// The contents of the installed file.
    ///
    /// - Throws: Exit status 66, after saying so, where nothing was.
    func installed() throws -> [UInt8] {
        guard let bytes = try? FileBytes.read(original) else {
            throw Exit.noInput("\(original) does not exist. Install Balasana with `./install.sh` first.")
        }
        return bytes
    }

    /// Whether it is a link, as of those who keep their files in a repository.
    var isLink: Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Replaces it, through symbolic links, by `bytes`.
    ///
    /// - Throws: Exit status 73, after saying so, where it cannot be written or is not to be.
    func write(_ bytes: [UInt8]) throws {
        if let reason = FileProtection.reason(path) { throw Exit.cannotWrite("\(path) was not changed: \(reason)") }
        do throws(StorageError) {
            try AtomicFile.write(bytes, to: path)
        } catch {
            // Where the folder is in the way, its name says more than the file's.
            let reason = Folder.obstacle(to: Folder.containing(path)).map(\.description) ?? error.reason
            throw Exit.cannotWrite("\(path) could not be written: \(reason).")
        }
    }

    /// Removes it.
    ///
    /// - Throws: Exit status 73, after saying so, where it cannot be.
    func remove() throws {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw Exit.cannotWrite("\(path) could not be removed: \(String(cString: strerror(errno))).")
        }
    }
}
