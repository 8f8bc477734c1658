import Foundation

/// A folder for one test. It is removed when this object is released. Names are relative to the folder.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() {
        let pattern = FileManager.default.temporaryDirectory.path + "/balasana-XXXXXX"
        path = pattern.withCString { text in
            let copy = strdup(text)!
            defer { free(copy) }
            return String(cString: mkdtemp(copy))
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func names(_ folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    package func bytes(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
    }

    package func text(_ name: String) -> String {
        String(decoding: bytes(name), as: UTF8.self)
    }

    /// Writes a file in place, and creates its missing folders.
    package func put(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    package func put(_ name: String, _ text: String) throws {
        try put(name, Array(text.utf8))
    }

    /// Writes a new file next to an existing one and renames it, as most editors do.
    package func replace(_ name: String, with text: String) throws {
        try put(name + ".new", text)
        guard rename(path + "/" + name + ".new", path + "/" + name) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    package func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    }

    package func mode(_ name: String) -> UInt32 {
        var status = stat()
        return stat(path + "/" + name, &status) == 0 ? status.st_mode & 0o777 : 0
    }
}
