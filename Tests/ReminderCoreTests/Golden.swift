import Foundation
import Testing

/// Text that is compared with a file as a whole; `RECORD_GOLDEN=1` writes the file anew.
enum Golden {
    static func check(_ name: String, _ text: String, _ location: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "RECORD_GOLDEN=1 writes \(name) anew", sourceLocation: location)
    }
}
