import Platform
import ReminderCore
import Storage

/// A trace of the agent's own history: a file of a month, the folder of a machine, or the folder of all machines.
///
/// Its rows contain the length of the bout of sitting, so the stretches at the desk are known except for short
/// absences. Answers are given again at the times at which they were given.
struct HistoryTrace {
    private let settings: Settings
    private var stretches = InputStretches()
    private var answers: [TraceStep] = []
    /// When the bout of the machine's last row began; nil where no row says so.
    private var boutStart: UTC?
    private var span: (from: UTC, until: UTC)?

    /// The steps that the files at `paths` say, with the times to get down that `settings` have.
    static func read(
        _ files: [(path: String, bytes: ArraySlice<UInt8>)], _ settings: Settings
    ) throws(TraceFault) -> [TraceStep] {
        var trace = HistoryTrace(settings: settings)
        var folder: String?
        for file in files {
            // Each machine has rows of its own bouts.
            if Folder.containing(file.path) != folder { trace.boutStart = nil }
            folder = Folder.containing(file.path)
            try trace.add(file.bytes, path: file.path)
        }
        return trace.steps
    }

    /// The files of the history in `folder`, by machines and months.
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
        // Whoever answers has begun to sit before, and leaves after it.
        let order = (stretches.steps + answers).enumerated().sorted { left, right in
            (left.element.at, Self.rank(left.element), left.offset)
                < (right.element.at, Self.rank(right.element), right.offset)
        }
        return order.map(\.element) + [TraceStep(.end, .end, at: span.until, place: "the last row")]
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
            add(record, event, place: "\(path):\(number)")
        }
    }

    private mutating func add(_ record: HistoryRecord, _ event: HistoryEvent.Name, place: String) {
        let at = record.time.utc
        span = (min(span?.from ?? at, at), max(span?.until ?? at, at))
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

    /// Adds the bout of `record`. The row of a break comes when it has lasted long enough, or only when the machine
    /// wakes, so the end of the bout follows from its beginning.
    private mutating func sat(_ record: HistoryRecord, _ event: HistoryEvent.Name, _ place: String) {
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

    /// How long before its row a hold was started.
    private func lead(_ record: HistoryRecord) -> Duration {
        let variation = Variation(rawValue: record.variation) ?? .classic
        return (record.hold ?? .zero) + settings.guide.getDown(for: variation)
    }

    /// The length of a snooze.
    private func length(_ record: HistoryRecord) -> Duration? {
        for case .length(let length) in record.details { return length }
        return nil
    }
}
