import Glibc
import Platform
import Storage

/// A copy of the config for the editor, in a folder of its own that only the user can read.
struct WorkingCopy {
    /// The file is named like a config so that editors recognise the format.
    let path: String

    /// Creates a copy with `bytes`, below `TMPDIR` or `/tmp`.
    ///
    /// - Throws: Exit status 73, after an error message, if it cannot be written.
    init(_ bytes: [UInt8], environment: [String: String]) throws {
        let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        guard let folder = mkdtemp(strdup(temporary + "/balasana-XXXXXX")) else {
            throw Exit.cannotWrite("Cannot write a copy in \(temporary): \(String(cString: strerror(errno))).")
        }
        defer { free(folder) }
        path = String(cString: folder) + "/balasana.conf"
        do throws(StorageError) {
            try AtomicFile.write(bytes, to: path)
        } catch {
            remove()
            throw Exit.cannotWrite("Cannot write a copy in \(temporary): \(error.reason).")
        }
    }

    /// The current content of the copy.
    ///
    /// - Throws: Exit status 66, after an error message, if it cannot be read.
    func bytes() throws -> [UInt8] {
        do throws(StorageError) {
            if let bytes = try FileBytes.read(path) { return bytes }
            throw StorageError(action: "read", path: path, code: ENOENT)
        } catch {
            throw Exit.noInput("Your config was not changed because the edited copy cannot be read: \(error).")
        }
    }

    /// Removes the folder with the copy and any files the editor left there.
    func remove() {
        let folder = Folder.containing(path)
        for name in Folder.names(in: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}
