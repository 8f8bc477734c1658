import Glibc
import Storage

/// The copy of a config that is edited, in a folder of its own that nobody else can read.
struct WorkingCopy {
    /// Where it is; its name is that of a config, by which editors know what it is.
    let path: String

    /// A copy that holds `bytes`, below `TMPDIR` or `/tmp`.
    ///
    /// - Throws: Exit status 73, after saying so, when it cannot be made.
    init(_ bytes: [UInt8], environment: [String: String]) throws {
        let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        guard let folder = mkdtemp(strdup(temporary + "/balasana-XXXXXX")) else {
            throw Exit.cannotWrite("There is no room for a copy in \(temporary): \(String(cString: strerror(errno))).")
        }
        defer { free(folder) }
        path = String(cString: folder) + "/balasana.conf"
        do throws(StorageError) {
            try AtomicFile.write(bytes, to: path)
        } catch {
            remove()
            throw Exit.cannotWrite("There is no room for a copy in \(temporary): \(error.reason).")
        }
    }

    /// What it holds now.
    ///
    /// - Throws: Exit status 66, after saying so, when it cannot be read any more.
    func bytes() throws -> [UInt8] {
        do throws(StorageError) {
            if let bytes = try FileBytes.read(path) { return bytes }
            throw StorageError(action: "read", path: path, code: ENOENT)
        } catch {
            throw Exit.noInput("The copy that was edited cannot be read, and your config stays as it is: \(error).")
        }
    }

    /// Removes it, and what the editor has left beside it.
    func remove() {
        let folder = Folder.containing(path)
        for name in Folder.names(in: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}
