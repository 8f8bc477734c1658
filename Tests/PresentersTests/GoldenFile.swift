import Foundation
import Testing

/// What was seen and found right once. `RECORD_GOLDEN=1` writes it anew; look at the difference before you keep it.
enum GoldenFile {
    static func expect(_ text: String, is name: String, file: String = #filePath) throws {
        let path = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == text, "\(name) has changed")
    }
}
