import Foundation

/// Text that was seen and found right once, and is kept in a file: the folder `Golden` beside the test that asks for
/// it.
package enum GoldenFile {
    /// What `name` holds. With `RECORD_GOLDEN=1` in the environment it is `text` from now on: look at the difference.
    package static func text(_ name: String, now text: String, test: String = #filePath) throws -> String {
        let file = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }
}
