import ArgumentParser
import Glibc
import Platform
import Presenters
import Storage

/// The file that the guide's page is written to.
struct GuideFile {
    /// Its absolute path.
    let path: String

    /// The file at `path`, relative to the current folder.
    init(path: String) {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else {
            self.path = path
            return
        }
        defer { free(folder) }
        self.path = "\(String(cString: folder))/\(path)"
    }

    /// Writes `page`, in place of an older one.
    ///
    /// - Throws: Exit status 77 when there is another file, 73 when it cannot be written; both with a message.
    func write(_ page: String) throws {
        let folder = Folder.containing(path)
        if access(folder, F_OK) != 0, path != XDGDirectories.current().guidePage {
            throw Exit.cannotWrite("The page cannot be written: there is no folder \(folder).")
        }
        do {
            if let old = try FileBytes.read(path), !GuidePage.isOurs(String(decoding: old, as: UTF8.self)) {
                throw Exit.refused("\(path) already exists and is not a Balasana guide. It was not changed.")
            }
            try AtomicFile.write(Array(page.utf8), to: path)
        } catch let error as StorageError {
            throw Exit.cannotWrite("The page cannot be written: \(path): \(error.reason).")
        }
    }
}
