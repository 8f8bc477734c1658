import ArgumentParser
import Glibc
import Platform
import Storage

/// The file of a page.
struct PageFile {
    /// An absolute path.
    let path: String
    /// What the page is.
    let kind: HTMLPage.Kind
    /// Where it is written if the user names no file. Only that folder is created.
    private let usual: String

    /// The file at `path`, which is relative to the current folder unless it is absolute. Nil means the `usual` one.
    init(_ kind: HTMLPage.Kind, path: String?, usual: String) {
        self.kind = kind
        self.usual = usual
        let path = path ?? usual
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else {
            self.path = path
            return
        }
        defer { free(folder) }
        self.path = "\(String(cString: folder))/\(path)"
    }

    /// Writes `page` and replaces an older one of its kind.
    ///
    /// - Throws: As ``check()``; exit status 73, after an error message, if the page cannot be written.
    func write(_ page: String) throws {
        try check()
        do {
            try AtomicFile.write(Array(page.utf8), to: path)
        } catch {
            throw Self.cannotWrite("\(path): \(error.reason)")
        }
    }

    /// Whether a page may be written there.
    ///
    /// - Throws: Exit status 77 if another file that is not empty is in the way, 73 if there is no such folder or the
    ///   file that is there cannot be read; both after an error message.
    func check() throws {
        let folder = Folder.containing(path)
        if access(folder, F_OK) != 0, path != usual { throw Self.cannotWrite("there is no folder \(folder)") }
        let old: [UInt8]?
        do {
            old = try FileBytes.read(path)
        } catch {
            throw Self.cannotWrite("\(path): \(error.reason)")
        }
        guard let old, !old.isEmpty, !kind.wrote(String(decoding: old, as: UTF8.self)) else { return }
        throw Exit.refused("\(path) already exists and is not a Balasana \(kind.rawValue). It was not changed.")
    }

    private static func cannotWrite(_ reason: String) -> ExitCode {
        Exit.cannotWrite("The page cannot be written: \(reason).")
    }
}

extension PageFile {
    /// Writes `page`, prints its path, and opens it in the browser if it `opens`.
    ///
    /// - Throws: As ``write(_:)``.
    func show(_ page: String, opens: Bool) throws {
        try write(page)
        printPath(path)
        if opens, let message = Browser.open(path, environment: Environment.current) { StandardError.say(message) }
    }
}
