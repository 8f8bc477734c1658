import Glibc

/// A TZif file of version 2 or later (RFC 8536) that is whole. GLib reads past the end of others, or ends the process.
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
        guard Self.isWhole(bytes) else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// What GLib takes for the zone's name.
    var identifier: String { "/proc/self/fd/\(descriptor)" }

    /// Whether `bytes` have all that their headers count, and the footer after it, and refer to nothing else.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        guard let first = Block(bytes, from: 0, timeWidth: 4),
            let second = Block(bytes, from: first.end, timeWidth: 8), second.isConsistent(bytes)
        else { return false }
        return bytes[second.end] == UInt8(ascii: "\n") && bytes.last == UInt8(ascii: "\n")
    }

    /// A header and its data.
    private struct Block {
        private let kinds: Range<Int>
        private let types: Range<Int>
        private let names: Range<Int>
        /// The first byte after it, which is there.
        let end: Int

        /// The block that begins at `start`; nil when none does, or when nothing comes after it.
        init?(_ bytes: [UInt8], from start: Int, timeWidth: Int) {
            guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
            let counts = (0..<6).map { number in
                bytes[start + 20 + number * 4..<start + 24 + number * 4].reduce(0) { $0 << 8 | Int($1) }
            }
            let firstKind = start + 44 + counts[3] * timeWidth
            kinds = firstKind..<firstKind + counts[3]
            types = kinds.upperBound..<kinds.upperBound + counts[4] * 6
            names = types.upperBound..<types.upperBound + counts[5]
            end = names.upperBound + counts[2] * (timeWidth + 4) + counts[0] + counts[1]
            guard end < bytes.count - 1 else { return nil }
        }

        /// Whether each change of the time is to a type that is there, and each type's name is there to its end.
        func isConsistent(_ bytes: [UInt8]) -> Bool {
            !types.isEmpty && bytes[kinds].allSatisfy { $0 < types.count / 6 }
                && stride(from: types.lowerBound + 5, to: types.upperBound, by: 6)
                    .allSatisfy { bytes[$0] < names.count }
                && bytes[names.upperBound - 1] == 0
        }
    }
}
