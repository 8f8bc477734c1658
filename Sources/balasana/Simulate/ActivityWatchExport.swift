import ReminderCore
import Storage

/// A trace of the export that ActivityWatch's web page makes: `{"buckets": {…}}`, of which the buckets of the type
/// `afkstatus` count. Their events may overlap and stand in any order, as they do in real ones.
struct ActivityWatchExport {
    private let file: String
    private var stretches = InputStretches()
    /// When the first of all events begins, and the last to end ends.
    private var span: (from: UTC, until: UTC)?

    /// Whether `bytes` begin as such an export does.
    static func isExport(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes.lazy.filter { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A) }
        return first.starts(with: "{\"buckets\"".utf8)
    }

    /// The steps that `bytes` of `file` say.
    static func read(_ bytes: ArraySlice<UInt8>, file: String) throws(TraceFault) -> [TraceStep] {
        let root: JSONNode
        do throws(JSONFault) {
            root = try JSONReader.read(bytes)
        } catch {
            throw TraceFault(file, error)
        }
        var export = ActivityWatchExport(file: file)
        guard let buckets = root["buckets"], case .object(let members) = buckets.value else {
            throw TraceFault(
                file, line: root["buckets"]?.line, key: "buckets", found: root["buckets"]?.kind ?? "no such key",
                allowed: "an object")
        }
        let statuses = members.filter { $0.value["type"]?.text == "afkstatus" }
        if statuses.isEmpty {
            let types = members.map { "\"\($0.value["type"]?.text ?? $0.key)\"" }
            throw TraceFault(
                file, line: buckets.line, key: "buckets",
                found: types.isEmpty ? "none" : "the types \(types.joined(separator: ", "))",
                allowed: "a bucket of the type \"afkstatus\"")
        }
        for (_, bucket) in statuses { try export.add(bucket) }
        guard let span = export.span else { return [] }
        let steps = export.stretches.steps + [TraceStep(.end, .end, at: span.until, place: file)]
        if steps[0].at == span.from { return steps }
        return [TraceStep(.idle, .idle, at: span.from, place: file)] + steps
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func add(_ bucket: JSONNode) throws(TraceFault) {
        guard let events = bucket["events"], case .array(let events) = events.value else {
            throw TraceFault(
                file, line: (bucket["events"] ?? bucket).line, key: "events",
                found: bucket["events"]?.kind ?? "no such key", allowed: "a list")
        }
        for event in events { try add(event: event) }
    }

    private mutating func add(event: JSONNode) throws(TraceFault) {
        func fault(_ key: String, _ node: JSONNode?, _ allowed: String) -> TraceFault {
            TraceFault(
                file, line: (node ?? event).line, key: key, found: node?.kind ?? "no such key", allowed: allowed)
        }
        guard let text = event["timestamp"]?.text else {
            throw fault("timestamp", event["timestamp"], "\(TraceTime.allowed), in quotes")
        }
        let from: UTC
        do throws(UnreadableValue) {
            from = try TraceTime.parse(text)
        } catch {
            throw TraceFault(
                file, line: event["timestamp"]?.line, key: "timestamp", found: error.found, allowed: error.allowed)
        }
        let duration = event["duration"]
        guard case .number(let number)? = duration?.value, let seconds = Double(number), (0...1e9).contains(seconds)
        else { throw fault("duration", duration, "a number of seconds, 0 or more") }
        let until = from + .milliseconds(Int64((seconds * 1000).rounded()))
        span = (min(span?.from ?? from, from), max(span?.until ?? until, until))
        let status = event["data"]?["status"]
        switch status?.text {
        case "not-afk": stretches.add(from: from, until: until, place: "\(file):\(event.line)")
        case "afk": break
        case _: throw fault("status", status, "\"afk\" or \"not-afk\"")
        }
    }
}
