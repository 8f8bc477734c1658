import Foundation

/// Expected text in files, in the folder `Golden` next to the test. The files are reviewed when they change.
package enum GoldenFile {
    /// The text of the file `name`. With `RECORD_GOLDEN=1` in the environment, `text` is first written to the file:
    /// review the difference.
    package static func text(_ name: String, now text: String, test: String = #filePath) throws -> String {
        let file = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }
}
