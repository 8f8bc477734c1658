import Glibc

/// A TZif file of version 2 or later (RFC 8536) that is complete. GLib reads past the end of others.
///
/// GLib shares zones of one identifier. So this one's identifier is an open descriptor, which belongs to no other zone
/// while this value is there: a replaced `/etc/localtime` is read again, although zones of the old one are still in
/// use.
final class TimeZoneFile: Sendable {
    let bytes: [UInt8]
    private let descriptor: Int32

    /// nil when there is no such file, or when it is damaged.
    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        // The largest zone has a few kilobytes.
        bytes = [UInt8](unsafeUninitializedCapacity: 1 << 14) { [descriptor] buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        guard Self.isComplete(bytes) else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// What GLib takes for the zone's name.
    var identifier: String { "/proc/self/fd/\(descriptor)" }

    /// Whether `bytes` have all that their headers count, and the footer behind it.
    static func isComplete(_ bytes: [UInt8]) -> Bool {
        guard let second = end(of: bytes, from: 0, timeWidth: 4),
            let footer = end(of: bytes, from: second, timeWidth: 8)
        else { return false }
        return footer < bytes.count - 1 && bytes[footer] == UInt8(ascii: "\n") && bytes.last == UInt8(ascii: "\n")
    }

    /// The first byte behind the header at `start` and its data; nil when there is no such header.
    private static func end(of bytes: [UInt8], from start: Int, timeWidth: Int) -> Int? {
        guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
        let counts = (0..<6).map { number in
            bytes[start + 20 + number * 4..<start + 24 + number * 4].reduce(0) { $0 << 8 | Int($1) }
        }
        let (indicators, leaps, times, types, characters) = (
            counts[0] + counts[1], counts[2], counts[3], counts[4], counts[5]
        )
        return start + 44 + times * (timeWidth + 1) + types * 6 + characters + leaps * (timeWidth + 4) + indicators
    }
}
