import CNotify
import Testing

@testable import GLibBridge

/// Recorded messages of real desktops from the folder `Recorded`; see its README.
enum Recording {
    /// The arguments of the reply or signal in `Recorded/NAME.gvariant`.
    static func body(_ name: String) throws -> [Variant] {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let handle = try #require(fopen("/\(folder)/Recorded/\(name).gvariant", "r"), "no recording \(name)")
        defer { fclose(handle) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, handle)
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
        return try parse(lines.filter { !$0.hasPrefix("#") }.joined())
    }

    /// The members of a tuple in GVariant text format, such as `(uint32 8, 'idle')`.
    static func parse(_ text: String) throws -> [Variant] {
        var error: UnsafeMutablePointer<GError>?
        // We own the value; init(consuming:) releases it.
        guard let value = g_variant_parse(nil, text, nil, nil, &error) else { throw BusError(consuming: error) }
        return Variant(consuming: value).elements
    }
}
