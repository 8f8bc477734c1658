import Glibc

/// The transitions in a TZif file (RFC 8536), and the rule in its footer for the time after them.
struct TimeZoneFile: Equatable, Sendable {
    typealias Interval = (start: Int64?, end: Int64?, offset: Int)

    /// When the offset changes, in order; seconds since 1970.
    private var transitions: [Int64] = []
    /// The offset from each transition on; seconds east of UTC.
    private var offsets: [Int32] = []
    /// The offset before the first transition.
    private var earliest = 0
    /// What holds after the last transition; nil for its offset, for ever.
    private var rule: PosixTimeZone?

    /// A zone that follows one rule always.
    init(rule: PosixTimeZone) {
        self.rule = rule
    }

    /// Reads the file at `path`; nil when there is none or it is not a TZif file.
    init?(path: String) {
        guard let bytes = Self.read(path) else { return nil }
        self.init(bytes: bytes)
    }

    init?(bytes: [UInt8]) {
        guard let first = Header(bytes, at: 0) else { return nil }
        // Version 1 has 32-bit times alone; later ones repeat everything with 64-bit times behind that.
        var header = first
        var width = 4
        if first.version >= UInt8(ascii: "2") {
            guard let second = Header(bytes, at: first.end(timeWidth: 4)) else { return nil }
            header = second
            width = 8
        }
        guard header.end(timeWidth: width) <= bytes.count, header.types > 0 else { return nil }
        let kinds = header.body + header.times * width
        let records = kinds + header.times
        func offset(ofKind kind: Int) -> Int32 {
            Int32(truncatingIfNeeded: bigEndian(bytes, records + kind * 6, 4))
        }
        earliest = Int(offset(ofKind: 0))
        for index in 0..<header.times {
            let kind = Int(bytes[kinds + index])
            guard kind < header.types else { return nil }
            transitions.append(bigEndian(bytes, header.body + index * width, width))
            offsets.append(offset(ofKind: kind))
        }
        let footer = bytes[header.end(timeWidth: width)...].split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if width == 8, footer.count >= 2, !footer[1].isEmpty {
            guard let rule = PosixTimeZone(String(decoding: footer[1], as: UTF8.self)) else { return nil }
            self.rule = rule
        }
    }

    /// The stretch of one offset around `seconds` since 1970.
    func interval(at seconds: Int64) -> Interval {
        // The number of transitions at or before `seconds`.
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        if low < transitions.count {
            return low == 0
                ? (nil, transitions[0], earliest) : (transitions[low - 1], transitions[low], Int(offsets[low - 1]))
        }
        guard let rule else { return (transitions.last, nil, offsets.last.map { Int($0) } ?? earliest) }
        let ruled = rule.interval(at: seconds)
        guard let last = transitions.last else { return ruled }
        return (max(last, ruled.start ?? last), ruled.end, ruled.offset)
    }

    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            // The largest zone has a few kilobytes; this is some other file.
            if bytes.count > 1 << 20 { return nil }
        }
    }
}

/// A header of a TZif file: how many of each thing follow.
private struct Header {
    let version: UInt8
    let body: Int
    let times: Int
    let types: Int
    private let leaps: Int
    private let characters: Int
    private let indicators: Int

    init?(_ bytes: [UInt8], at start: Int) {
        guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
        let counts = (0..<6).map { Int(bigEndian(bytes, start + 20 + $0 * 4, 4)) }
        guard counts.allSatisfy({ (0...1 << 20).contains($0) }) else { return nil }
        version = bytes[start + 4]
        body = start + 44
        indicators = counts[0] + counts[1]
        leaps = counts[2]
        times = counts[3]
        types = counts[4]
        characters = counts[5]
    }

    /// The first byte behind the data that this header speaks of.
    func end(timeWidth: Int) -> Int {
        body + times * (timeWidth + 1) + types * 6 + characters + leaps * (timeWidth + 4) + indicators
    }
}

/// The two's complement number of `width` bytes at `position`.
private func bigEndian(_ bytes: [UInt8], _ position: Int, _ width: Int) -> Int64 {
    var value: Int64 = bytes[position] >= 128 ? -1 : 0
    for byte in bytes[position..<position + width] { value = value << 8 | Int64(byte) }
    return value
}
