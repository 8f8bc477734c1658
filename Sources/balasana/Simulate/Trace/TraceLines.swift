import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder
import Platform
import ReminderCore
import Storage

/// Reads a trace in JSON Lines: an object on each line, such as `{"at": "2026-03-29T06:00:00Z", "event": "active"}`.
struct TraceLines {
    private let file: String
    private let decoder = JSONDecoder()
    private var line = 0
    private var last: (at: UTC, line: Int)?

    /// The lines of `file`, from the first.
    init(file: String) {
        self.file = file
    }

    /// The step in `bytes`, the next line; nil if the line is empty.
    mutating func next(_ bytes: ArraySlice<UInt8>) throws(TraceFault) -> TraceStep? {
        line += 1
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
        let object = try object(bytes, line)
        let word = try word(object, line)
        if let key = object.keys.filter({ !word.keys.contains($0) }).min() {
            throw TraceFault(
                file, line: line, found: "the key \"\(key.prefix(60))\"",
                allowed: "only \(word.keys.joined(separator: ", ")) with \(word.rawValue)")
        }
        let at = try value(object, "at", line, TraceTime.allowed, TraceTime.parse)
        if let last, at < last.at {
            throw TraceFault(
                file, line: line, key: "at", found: "a time before that of line \(last.line)",
                allowed: "the same time or a later one")
        }
        last = (at, line)
        return TraceStep(word, try event(word, object, line), at: at, place: TracePlace(file: file, line: line))
    }

    private func object(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(TraceFault) -> [String: FoundJSON] {
        do {
            return try decoder.decode([String: FoundJSON].self, from: Data(bytes))
        } catch {
            guard let found = try? decoder.decode(FoundJSON.self, from: Data(bytes)), found != .object else {
                throw TraceFault(file, notJSON: bytes, line: line)
            }
            throw TraceFault(
                file, line: line, found: found.kind,
                allowed: "an object such as {\"at\": \"2026-03-29T06:00:00Z\", \"event\": \"active\"}")
        }
    }

    private func word(_ object: [String: FoundJSON], _ line: Int) throws(TraceFault) -> TraceWord {
        try value(object, "event", line, TraceWord.allowed) { text throws(UnreadableValue) in
            if let word = TraceWord(rawValue: text) { return word }
            let nearest = NearestWord.nearest(to: text, among: TraceWord.allCases.map(\.rawValue))
            throw UnreadableValue(
                text, remark: nearest.map { "(did you mean \($0)?)" } ?? "", allowed: TraceWord.allowed)
        }
    }

    /// The text of a required key, converted by `parse`.
    private func value<Value>(
        _ object: [String: FoundJSON], _ key: String, _ line: Int, _ allowed: String,
        _ parse: (String) throws(UnreadableValue) -> Value
    ) throws(TraceFault) -> Value {
        guard let found = object[key] else {
            throw TraceFault(file, line: line, key: key, found: "nothing", allowed: allowed)
        }
        guard let text = found.text else {
            throw TraceFault(file, line: line, key: key, found: found.kind, allowed: "\(allowed), in quotes")
        }
        do throws(UnreadableValue) {
            return try parse(text)
        } catch {
            throw TraceFault(file, line: line, key: key, found: error.found, allowed: error.allowed)
        }
    }

    /// The value of `for`; nil if it is missing.
    private func length(_ object: [String: FoundJSON], _ line: Int) throws(TraceFault) -> Duration? {
        if object["for"] == nil { return nil }
        let range: ClosedRange<Duration> = .seconds(1)...ConfigDuration.longest
        return try value(object, "for", line, ConfigDuration.allowed(in: range)) { text throws(UnreadableValue) in
            try ConfigDuration.parse(text, in: range)
        }
    }

    private func program(_ object: [String: FoundJSON], _ line: Int) throws(TraceFault) -> IdleInhibitor {
        if object["program"] == nil { return IdleInhibitor(program: "") }
        return IdleInhibitor(program: try value(object, "program", line, "the name of a program") { $0 })
    }

    private func zone(_ object: [String: FoundJSON], _ line: Int) throws(TraceFault) -> Calendar {
        let allowed = "a name of the tz database such as Europe/Berlin"
        return try value(object, "to", line, allowed) { text throws(UnreadableValue) in
            guard let calendar = Calendar.named(text) else { throw UnreadableValue(text, allowed: allowed) }
            return calendar
        }
    }

    private func event(_ word: TraceWord, _ object: [String: FoundJSON], _ line: Int) throws(TraceFault)
        -> TraceStep.Event
    {
        switch word {
        case .active: .active
        case .idle: .idle
        case .locked: .reading(.locked(.hint))
        case .unlocked: .opening(.unlocked(.hint))
        case .asleep: .asleep
        case .awake: .awake
        case .callStarted: .callStarted(try program(object, line))
        case .callEnded: .callEnded(object["program"] == nil ? nil : try program(object, line))
        case .switchedAway: .reading(.switchedAway)
        case .switchedBack: .opening(.switchedBack)
        case .dndOn: .doNotDisturb(true)
        case .dndOff: .doNotDisturb(false)
        case .pause: .command(.pause(try length(object, line)))
        case .resume: .command(.resume)
        case .stand: .command(.stand(try length(object, line)))
        case .sit: .command(.sit)
        case .start: .command(.start)
        case .stop: .command(.stop)
        case .close: .close
        case .snooze: .command(.snooze(try length(object, line)))
        case .skip: .command(.skip)
        case .comfortable: .command(.comfort(.comfortable))
        case .tooLong: .command(.comfort(.tooLong))
        case .hurt: .command(.comfort(.hurt))
        case .interrupted: .command(.comfort(.interrupted))
        case .better: .command(.better)
        case .undo: .command(.undo)
        case .ate: .command(.ate(ago: .zero))
        case .clockSet: .clockSet(try value(object, "to", line, TraceTime.allowed, TraceTime.parse))
        case .zone: .zone(try zone(object, line))
        case .end: .end
        }
    }
}
