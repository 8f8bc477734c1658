import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder
import ReminderCore
import Storage

/// An export of ActivityWatch's web page, `{"buckets": {…}}`.
///
/// Only buckets of the type `afkstatus` are used. Their events may overlap and need not be sorted, as in real exports.
struct ActivityWatchExport {
    /// Whether `bytes` begin like such an export.
    static func isExport(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes.lazy.filter { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A) }
        return first.starts(with: "{\"buckets\"".utf8)
    }

    /// The buckets by their ids.
    let buckets: [String: Bucket]

    /// The export in `bytes`, the content of `file`.
    init(_ bytes: ArraySlice<UInt8>, file: String) throws(TraceFault) {
        do {
            buckets = try Self.buckets(in: bytes)
        } catch let fault as UnexpectedJSON {
            throw TraceFault(file, key: fault.path, found: fault.found, allowed: fault.allowed)
        } catch {
            throw TraceFault(file, notJSON: bytes)
        }
        let types = buckets.map { $1.type ?? $0 }.sorted()
        guard types.contains(Bucket.idleTimes) else {
            throw TraceFault(
                file, key: CodingKeys.buckets.rawValue,
                found: types.isEmpty ? "none" : "the types \(types.map { "\"\($0)\"" }.joined(separator: ", "))",
                allowed: "a bucket of the type \"\(Bucket.idleTimes)\"")
        }
    }

    /// The steps in `bytes`, the content of `file`.
    static func read(_ bytes: ArraySlice<UInt8>, file: String) throws(TraceFault) -> [TraceStep] {
        let events = try ActivityWatchExport(bytes, file: file).buckets.values.flatMap(\.events)
        guard let from = events.map(\.from).min(), let until = events.map(\.until).max() else { return [] }
        let place = TracePlace(file: file)
        var stretches = InputStretches()
        for event in events where event.isInput { stretches.add(from: event.from, until: event.until, place: place) }
        var steps: [TraceStep] = []
        stretches.forEachStep { steps.append($0) }
        steps.append(TraceStep(.end, .end, at: until, place: place))
        return steps[0].at == from ? steps : [TraceStep(.idle, .idle, at: from, place: place)] + steps
    }
}

extension ActivityWatchExport {
    private enum CodingKeys: String, CodingKey { case buckets }

    /// The buckets in `bytes`, with the events of those that are used.
    ///
    /// - Throws: ``UnexpectedJSON``, or the error of the decoder.
    private static func buckets(in bytes: ArraySlice<UInt8>) throws -> [String: Bucket] {
        let parts = ExportParts(bytes)
        let decoder = JSONDecoder()
        var buckets = try decoder.decode(Frame.self, from: Data(parts.frame)).buckets
        for (id, bucket) in buckets.sorted(by: { $0.key < $1.key }) {
            guard let list = bucket.list else { continue }
            // A name that is written with escapes hides its list from ``ExportParts``.
            guard parts.lists.indices.contains(list) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: [], debugDescription: "The events of \(id) are not a list."))
            }
            for piece in parts.lists[list] {
                let count = buckets[id]?.events.count ?? 0
                do {
                    buckets[id]?.events += try decoder.decode([Event].self, from: Data("[".utf8 + piece + "]".utf8))
                } catch let fault as UnexpectedJSON {
                    throw fault.moved(to: "\(CodingKeys.buckets.rawValue).\(id).events", by: count)
                }
            }
        }
        return buckets
    }

    /// The text without the events.
    private struct Frame: Decodable {
        let buckets: [String: Bucket]

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            try values.value(.buckets, allowed: "an object") { $0 == .object ? $0 : nil }
            buckets = try values.decode([String: Bucket].self, forKey: .buckets)
        }
    }

    /// What one of its watchers has recorded.
    struct Bucket: Decodable {
        /// The type of the buckets that are used.
        static let idleTimes = "afkstatus"

        let type: String?
        /// The name of the machine; nil if the bucket has none.
        let hostname: String?
        /// Empty for buckets of other types.
        var events: [Event] = []
        /// The number of the list in ``ExportParts`` that has the events; nil for buckets of other types.
        fileprivate let list: Int?

        private enum CodingKeys: String, CodingKey { case type, hostname, events }

        init(from decoder: any Decoder) throws {
            guard let values = try? decoder.container(keyedBy: CodingKeys.self) else {
                (type, hostname, list) = (nil, nil, nil)
                return
            }
            type = try? values.decode(String.self, forKey: .type)
            hostname = try? values.decode(String.self, forKey: .hostname)
            guard type == Self.idleTimes else {
                list = nil
                return
            }
            try values.value(.events, allowed: "a list") { $0 == .list ? $0 : nil }
            list = try values.decode([Int].self, forKey: .events).first
        }
    }

    /// A time with input, or without.
    struct Event: Decodable {
        let from: UTC
        let until: UTC
        let isInput: Bool

        private enum CodingKeys: String, CodingKey { case timestamp, duration, data }
        private enum DataKeys: String, CodingKey { case status }

        /// An event as it should be.
        private struct Plain: Decodable {
            struct Detail: Decodable { let status: String }

            let timestamp: String
            let duration: Double
            let data: Detail
        }

        init(from decoder: any Decoder) throws {
            // To find out what is wrong takes ten times as long.
            if let plain = try? Plain(from: decoder), let from = try? TraceTime.parse(plain.timestamp),
                Self.lengths.contains(plain.duration)
            {
                self.init(from: from, seconds: plain.duration, status: plain.data.status)
            } else {
                try self.init(odd: decoder)
            }
        }

        private init(from: UTC, seconds: Double, status: String) {
            self.from = from
            until = from + .milliseconds(Int64((seconds * 1000).rounded()))
            // Watchers have more words than `afk` for being away, such as `hibernating`.
            isInput = status == "not-afk"
        }

        private static let lengths = 0...1e9

        private init(odd decoder: any Decoder) throws {
            guard let values = try? decoder.container(keyedBy: CodingKeys.self) else {
                let found = try FoundJSON(from: decoder)
                throw UnexpectedJSON(decoder.codingPath, found: found.kind, allowed: "an object")
            }
            let from = try values.value(.timestamp, allowed: "\(TraceTime.allowed), in quotes") {
                found throws(UnreadableValue) in
                try found.text.map(TraceTime.parse)
            }
            let seconds = try values.value(.duration, allowed: "a number of seconds, 0 or more") { found in
                found.number.flatMap { Self.lengths.contains($0) ? $0 : nil }
            }
            try values.value(.data, allowed: "an object") { $0 == .object ? $0 : nil }
            let data = try values.nestedContainer(keyedBy: DataKeys.self, forKey: .data)
            let status = try data.value(.status, allowed: "a text such as \"afk\" or \"not-afk\"") { $0.text }
            self.init(from: from, seconds: seconds, status: status)
        }
    }
}

/// A JSON value that is not allowed in its place.
private struct UnexpectedJSON: Error {
    private let keys: [any CodingKey]
    let found: String
    let allowed: String
    /// Where the list is whose piece was decoded, and how many members come before the piece.
    private var list = ""
    private var earlier = 0

    init(_ keys: [any CodingKey], found: String, allowed: String) {
        self.keys = keys
        self.found = found
        self.allowed = allowed
    }

    /// The keys and indices that lead to the value, such as `buckets.desk.events[3].data.status`.
    var path: String {
        var path = list
        for (depth, key) in keys.enumerated() {
            if let index = key.intValue {
                path += "[\(index + (depth == 0 ? earlier : 0))]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return path
    }

    /// The same value, which is in a piece of `list` after `earlier` members.
    func moved(to list: String, by earlier: Int) -> UnexpectedJSON {
        var moved = self
        (moved.list, moved.earlier) = (list, earlier)
        return moved
    }
}

extension KeyedDecodingContainer {
    /// The value of `key`, converted by `read`.
    ///
    /// - Throws: ``UnexpectedJSON`` if the key is missing, or if `read` returns nil or throws.
    @discardableResult
    fileprivate func value<Value>(
        _ key: Key, allowed: String, _ read: (FoundJSON) throws(UnreadableValue) -> Value?
    ) throws -> Value {
        let found = contains(key) ? try decode(FoundJSON.self, forKey: key) : nil
        do throws(UnreadableValue) {
            if let found, let value = try read(found) { return value }
        } catch {
            throw UnexpectedJSON(codingPath + [key], found: error.found, allowed: error.allowed)
        }
        throw UnexpectedJSON(codingPath + [key], found: found?.kind ?? "nothing", allowed: allowed)
    }
}
