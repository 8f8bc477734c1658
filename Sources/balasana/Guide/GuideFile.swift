import ArgumentParser
import Glibc
import Platform
import Presenters
import Storage

/// The HTML file of the guide.
struct GuideFile {
    /// An absolute path.
    let path: String

    /// A relative `path` is relative to the current folder.
    init(path: String) {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else {
            self.path = path
            return
        }
        defer { free(folder) }
        self.path = "\(String(cString: folder))/\(path)"
    }

    /// Writes `page` and replaces an older guide.
    ///
    /// - Throws: Exit status 77 if a file that is not a guide is in the way, 73 if the page cannot be written; both
    ///   after an error message.
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
