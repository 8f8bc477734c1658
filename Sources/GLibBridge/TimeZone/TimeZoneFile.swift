import Glibc

/// A complete TZif file of version 2 or later (RFC 8536). With a damaged file GLib reads past the end or aborts the
/// process.
///
/// GLib caches zones by identifier. The identifier of this file is therefore an open descriptor, which no other zone
/// has while this object exists. So a replaced `/etc/localtime` is read again even if zones of the old one are in use.
final class TimeZoneFile: Sendable {
    let bytes: [UInt8]
    private let descriptor: Int32

    /// nil if the file is missing or damaged.
    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        // The largest zone is a few kilobytes.
        bytes = [UInt8](unsafeUninitializedCapacity: 1 << 14) { [descriptor] buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        guard Self.isWhole(bytes) else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// The zone name to pass to GLib.
    var identifier: String { "/proc/self/fd/\(descriptor)" }

    /// True if `bytes` contain all data that their headers count, then the footer, and every index is in range.
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
        /// The index of the first byte after the block; it is inside the file.
        let end: Int

        /// The block at `start`; nil if there is none, or if nothing comes after it.
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

        /// True if each transition refers to an existing type, and each type to an existing, terminated name.
        func isConsistent(_ bytes: [UInt8]) -> Bool {
            !types.isEmpty && bytes[kinds].allSatisfy { $0 < types.count / 6 }
                && stride(from: types.lowerBound + 5, to: types.upperBound, by: 6)
                    .allSatisfy { bytes[$0] < names.count }
                && bytes[names.upperBound - 1] == 0
        }
    }
}
