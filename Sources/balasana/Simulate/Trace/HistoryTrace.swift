import Platform
import ReminderCore
import Storage

/// Reads a trace from the agent's own history: the file of a month, the folder of a machine, or the folder of all
/// machines.
///
/// Each row has the length of the sitting bout, so the periods at the desk are known except for short absences. The
/// trace repeats the user's answers at their recorded times.
struct HistoryTrace {
    private let settings: Settings
    private var stretches = InputStretches()
    private var answers: [TraceStep] = []
    /// The beginning of the bout in the last row of the machine; nil if unknown.
    private var boutStart: UTC?
    private var span: (from: UTC, until: UTC, last: TracePlace)?

    /// The steps in `files`. `settings` gives the time to get down.
    static func read(
        _ files: [(path: String, bytes: ArraySlice<UInt8>)], _ settings: Settings
    ) throws(TraceFault) -> [TraceStep] {
        var trace = HistoryTrace(settings: settings)
        var folder: String?
        for file in files {
            // Bouts of different machines are separate.
            if Folder.containing(file.path) != folder { trace.boutStart = nil }
            folder = Folder.containing(file.path)
            try trace.add(file.bytes, path: file.path)
        }
        return trace.steps
    }

    /// The history files in `folder`, sorted by machine and month.
    static func files(in folder: String) -> [String] {
        Folder.names(in: folder).flatMap { name in
            let path = "\(folder)/\(name)"
            if History.month(ofFile: name) != nil { return [path] }
            return Folder.names(in: path).filter { History.month(ofFile: $0) != nil }.map { "\(path)/\($0)" }
        }
    }

    private init(settings: Settings) {
        self.settings = settings
    }

    private var steps: [TraceStep] {
        guard let span else { return [] }
        // An answer comes after the start of input at the same time, and before its end.
        let order = (stretches.steps + answers).enumerated().sorted { left, right in
            (left.element.at, Self.rank(left.element), left.offset)
                < (right.element.at, Self.rank(right.element), right.offset)
        }
        return order.map(\.element) + [TraceStep(.end, .end, at: span.until, place: span.last)]
    }

    private static func rank(_ step: TraceStep) -> Int {
        step.word == .active ? 0 : step.word == .idle ? 2 : 1
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, path: String) throws(TraceFault) {
        try HistoryRow.forEach(in: Array(bytes)) { (number, row) throws(TraceFault) in
            guard let record = HistoryRecord(row, machine: "") else {
                throw TraceFault(
                    path, line: number, found: "\"\(String(decoding: row.prefix(60), as: UTF8.self))\"",
                    allowed: "a row of the history: time, event, kind, variation, hold_seconds, sitting_seconds, detail"
                )
            }
            guard let event = record.name else {
                throw TraceFault(
                    path, line: number, key: "event", found: "\"\(record.event)\"",
                    allowed: HistoryEvent.Name.allCases.map(\.word).joined(separator: ", "))
            }
            add(record, event, place: TracePlace(file: path, line: number))
        }
    }

    private mutating func add(_ record: HistoryRecord, _ event: HistoryEvent.Name, place: TracePlace) {
        let at = record.time.utc
        let isLast = at >= span?.until ?? at
        span = (min(span?.from ?? at, at), max(span?.until ?? at, at), isLast ? place : span?.last ?? place)
        sat(record, event, place)
        func answer(_ word: TraceWord, _ command: Command, before: Duration = .zero) {
            answers.append(TraceStep(word, .command(command), at: at + (.zero - before), place: place))
        }
        switch event {
        case .done: answer(.start, .start, before: lead(record))
        case .partial:
            answer(.start, .start, before: lead(record))
            answer(.stop, .stop)
        case .snoozed: answer(.snooze, .snooze(length(record)))
        case .skipped: answer(.skip, .skip)
        case .comfortable: answer(.comfortable, .comfort(.comfortable))
        case .tooLong: answer(.tooLong, .comfort(.tooLong))
        case .hurt: answer(.hurt, .comfort(.hurt))
        case .interrupted: answer(.interrupted, .comfort(.interrupted))
        case .better: answer(.better, .better)
        case .undo: answer(.undo, .undo)
        case .ate: answer(.ate, .ate(ago: .zero))
        case .shown, .started, .ignored, .missed, .awayBreak: break
        }
    }

    /// Adds the bout of `record`. The row of a break is written when the break is long enough, or when the machine
    /// wakes up, so the end of the bout is calculated from its beginning.
    private mutating func sat(_ record: HistoryRecord, _ event: HistoryEvent.Name, _ place: TracePlace) {
        let at = record.time.utc
        switch event {
        case .awayBreak:
            let from = boutStart ?? at + (.zero - settings.sitting.breakAfter - record.sitting)
            stretches.add(from: from, until: min(at, from + record.sitting), place: place)
            boutStart = nil
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .comfortable, .tooLong, .hurt,
            .interrupted, .better, .undo:
            guard record.sitting > .zero else { return }
            let from = at + (.zero - record.sitting)
            stretches.add(from: from, until: at, place: place)
            boutStart = event == .done ? at : min(boutStart ?? from, from)
        case .ate, .missed: break
        }
    }

    /// The time between the start of a hold and its row.
    private func lead(_ record: HistoryRecord) -> Duration {
        let variation = Variation(rawValue: record.variation) ?? .classic
        return (record.hold ?? .zero) + settings.guide.getDown(for: variation)
    }

    /// The length of a snooze; nil if the row does not have it.
    private func length(_ record: HistoryRecord) -> Duration? {
        for case .length(let length) in record.details { return length }
        return nil
    }
}
