import Platform
import ReminderCore
import Storage

/// Reads a trace from the agent's own history: the file of a month, the folder of a machine, or the folder of all
/// machines.
///
/// The row of a bout says when the user sat. Rows of earlier versions have only the length of the bout so far, so their
/// periods at the desk are known except for short absences. The trace repeats the user's answers at their recorded
/// times. Events of later versions are passed over.
struct HistoryTrace {
    private let settings: Settings
    private var stretches = InputStretches()
    private var answers: [HistoryAnswer] = []
    private var folder: String?
    /// The beginning of the bout in the last row of the machine; nil if unknown.
    private var boutStart: UTC?
    /// Whether the last bout has a row of its own, so the row of the break after it says nothing new.
    private var isBoutKnown = false
    private var end: (at: UTC, place: TracePlace)?

    /// No row yet. `settings` gives the time to get down.
    init(_ settings: Settings) {
        self.settings = settings
    }

    /// The paths of the history files in `folder`, sorted by machine and month.
    ///
    /// - Throws: If this folder or that of a machine cannot be read.
    static func files(in folder: String) throws(StorageError) -> [String] {
        var files: [String] = []
        for name in try Folder.entries(of: folder) {
            let path = "\(folder)/\(name)"
            if History.month(ofFile: name) != nil {
                files.append(path)
            } else if History.isMachine(name) {
                files += try Folder.entries(of: path).filter { History.month(ofFile: $0) != nil }
                    .map { "\(path)/\($0)" }
            }
        }
        return files
    }

    /// The steps of all rows.
    var steps: HistorySteps { HistorySteps(stretches, answers, end: end) }

    /// Adds the rows in `bytes`, the content of the file `path`. The files of a machine come one after the other.
    mutating func add(_ bytes: ArraySlice<UInt8>, path: String) throws(TraceFault) {
        // Bouts of different machines are separate.
        if Folder.containing(path) != folder { (boutStart, isBoutKnown) = (nil, false) }
        folder = Folder.containing(path)
        try HistoryRow.forEach(in: Array(bytes)) { (number, row) throws(TraceFault) in
            guard let record = HistoryRecord(row, machine: "") else {
                throw TraceFault(
                    path, line: number, found: "\"\(String(decoding: row.prefix(60), as: UTF8.self))\"",
                    allowed: "a row of the history: time, event, kind, variation, hold_seconds, sitting_seconds, detail"
                )
            }
            guard let event = record.name else { return }
            add(record, event, place: TracePlace(file: path, line: number))
        }
    }

    private mutating func add(_ record: HistoryRecord, _ event: HistoryEvent.Name, place: TracePlace) {
        let at = record.time.utc
        if at >= end?.at ?? at { end = (at, place) }
        sat(record, event, place)
        func answer(_ answer: HistoryAnswer.Answer, before: Duration = .zero) {
            answers.append(HistoryAnswer(at: at + (.zero - before), answer: answer, place: place))
        }
        switch event {
        case .done: answer(.start, before: lead(record))
        case .partial:
            answer(.start, before: lead(record))
            answer(.stop)
        case .snoozed: answer(.snooze(length(record)))
        case .skipped: answer(.skip)
        case .comfortable: answer(.comfort(.comfortable))
        case .tooLong: answer(.comfort(.tooLong))
        case .hurt: answer(.comfort(.hurt))
        case .interrupted: answer(.comfort(.interrupted))
        case .better: answer(.better)
        case .undo: answer(.undo)
        case .ate: answer(.ate)
        case .standing: stood(record, place)
        case .shown, .started, .ignored, .missed, .awayBreak, .bout, .observed: break
        }
    }

    /// Adds the bout of `record`. The row of a break is written when the break is long enough, or when the machine
    /// wakes up, so the end of the bout is calculated from its beginning.
    private mutating func sat(_ record: HistoryRecord, _ event: HistoryEvent.Name, _ place: TracePlace) {
        let at = record.time.utc
        switch event {
        case .bout:
            stretches.add(from: start(record), until: at, place: place)
            (boutStart, isBoutKnown) = (nil, true)
        case .awayBreak where isBoutKnown:
            (boutStart, isBoutKnown) = (nil, false)
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
        case .standing, .ate, .missed, .observed: break
        }
    }

    /// Adds a period of standing: the user stands up at its beginning, and at its end sits down or has left.
    private mutating func stood(_ record: HistoryRecord, _ place: TracePlace) {
        let until = record.time.utc
        guard case .standing(let period, _) = record.entry?.event, period.from.utc <= until else { return }
        let from = period.from.utc
        stretches.add(from: min(boutStart ?? from, from), until: until, place: place)
        (boutStart, isBoutKnown) = (nil, true)
        answers.append(HistoryAnswer(at: from, answer: .stand, place: place))
        switch period.ended {
        case .sit, .over: answers.append(HistoryAnswer(at: until, answer: .sit, place: place))
        case .away, .midnight, nil: break
        }
    }

    /// The time between the start of a hold and its row.
    private func lead(_ record: HistoryRecord) -> Duration {
        let variation = Variation(rawValue: record.variation) ?? .classic
        return (record.hold ?? .zero) + settings.guide.getDown(for: variation)
    }

    /// When the bout of a row began.
    private func start(_ record: HistoryRecord) -> UTC {
        for case .from(let from) in record.details { return min(from.utc, record.time.utc) }
        return record.time.utc + (.zero - record.sitting)
    }

    /// The length of a snooze; nil if the row does not have it.
    private func length(_ record: HistoryRecord) -> Duration? {
        for case .length(let length) in record.details { return length }
        return nil
    }
}
