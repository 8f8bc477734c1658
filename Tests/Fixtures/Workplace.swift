import Foundation

/// A folder that a test has for itself, gone after it.
package final class Workplace: Sendable {
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

    package func put(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    package func put(_ name: String, _ text: String) throws {
        try put(name, Array(text.utf8))
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    package func mode(_ name: String) -> UInt32 {
        var status = stat()
        return stat(path + "/" + name, &status) == 0 ? status.st_mode & 0o777 : 0
    }
}
