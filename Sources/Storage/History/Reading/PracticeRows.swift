import Platform
import ReminderCore

/// The rows that the practice consists of and those that answer slots, in files that are read one after the other.
///
/// The agent reads years of rows at its start, so only those rows are decoded.
struct PracticeRows {
    private enum Item {
        case entry(HistoryEntry)
        /// A part that cannot be read and may contain pain, written at this time at the latest.
        case unreadable(UTC)

        var at: UTC {
            switch self {
            case .entry(let entry): entry.at
            case .unreadable(let at): at
            }
        }
    }

    private enum Row {
        /// An event of the practice.
        case event
        /// Any other event.
        case other
        /// It is in another form, or not a row.
        case unknown
    }

    /// A slot that was answered longer ago is not open at any machine.
    private static let slotWindow = Duration.seconds(3 * 86_400)

    /// Whether something cannot be read, and neither can the time of its last change.
    private var missesUndated = false
    /// What could not be read.
    private(set) var unreadable = UnreadableHistory()
    private var items: [Item] = []
    private let now: UTC

    /// No row yet. It is `now`.
    init(now: UTC) {
        self.now = now
    }

    /// Adds the rows in `file`.
    mutating func read(_ file: HistoryFile) {
        var offset = 0
        // They were written before the next row that has a time.
        var open: [UnreadableRow] = []
        do throws(StorageError) {
            let newer = try file.forEachRow { line, row in
                let kind = Self.kind(of: row)
                if kind == .other, open.isEmpty { return }
                guard let record = HistoryRecord(row, machine: "", month: file.month, offset: offset) else {
                    let row = file.unreadable(line, row)
                    unreadable.add(row)
                    if row.pain != .none { open.append(row) }
                    return
                }
                offset = record.time.offset
                add(open, at: record.time.utc)
                open = []
                if kind != .other, let entry = record.entry { items.append(.entry(entry)) }
            }
            if let newer { unreadable.newerFiles.append(newer) }
        } catch {
            miss(error, at: file.modified.map { min(now, $0, file.lastRow) })
        }
        if !open.isEmpty { add(open, at: file.latestRow(at: now)) }
    }

    /// Adds a folder that cannot be read. It counts from its last change: a folder synchroniser replaces files, which
    /// changes the folder.
    mutating func miss(_ folder: StorageError) {
        miss(folder, at: FileTimes.changed(folder.path).map { min(now, $0) })
    }

    /// - Parameter time: The time of its last change; nil if unknown.
    private mutating func miss(_ error: StorageError, at time: UTC?) {
        unreadable.files.append(error)
        if let time { items.append(.unreadable(time)) } else { missesUndated = true }
    }

    /// Adds a row that is not in a file yet.
    mutating func add(_ row: ArraySlice<UInt8>) {
        if let entry = HistoryRecord(row, machine: "")?.entry { items.append(.entry(entry)) }
    }

    /// Passes the rows before `time`, or all rows if it is nil, to `practice` in chronological order. Rows in the
    /// future are left out.
    mutating func take(before time: UTC?, _ practice: inout Practice) {
        let dates = practice.dates
        let latest = now + Practice.clockError
        let isTaken = { (item: Item) in time.map { item.at < $0 } ?? true }
        let order = items.enumerated()
            .map { (at: dates.present($0.element.at), offset: $0.offset, item: $0.element) }
            .filter { isTaken($0.item) && $0.at <= latest }
            .sorted { ($0.at, $0.offset) < ($1.at, $1.offset) }
        items.removeAll(where: isTaken)
        for (_, _, item) in order {
            switch item {
            case .entry(let entry):
                practice.take(entry)
                if let slot = entry.event.answeredSlot, now - entry.at <= Self.slotWindow {
                    practice.answeredSlots.insert(slot)
                }
            case .unreadable(let at): practice.takeUnreadable(at: at)
            }
        }
        if time == nil, missesUndated { practice.takeUndated(at: now) }
    }

    private mutating func add(_ rows: [UnreadableRow], at time: UTC) {
        for row in rows {
            switch row.pain {
            case .none: break
            case .possible: items.append(.unreadable(time))
            case .certain(let variation):
                let event = HistoryEvent.answered(.hurt(.sitting, variation ?? .classic))
                items.append(.entry(HistoryEntry(at: time, event: event, sitting: .zero)))
                if variation == nil { items.append(.unreadable(time)) }
            }
        }
    }

    /// Events as bytes at the start of the column.
    private static func starts(_ names: [HistoryEvent.Name]) -> [[UInt8]] { names.map { Array("\($0.word)\t".utf8) } }

    private static let events = starts([
        .done, .partial, .skipped, .comfortable, .tooLong, .hurt, .interrupted, .better, .undo, .ate,
    ])
    private static let others = starts([
        .shown, .started, .snoozed, .ignored, .missed, .awayBreak, .standing, .bout, .observed,
    ])

    private static func kind(of row: ArraySlice<UInt8>) -> Row {
        let tab = UInt8(ascii: "\t")
        guard let end = row.firstIndex(of: tab), end - row.startIndex >= 29 else { return .unknown }
        let rest = row[(end + 1)...]
        guard let first = rest.first else { return .unknown }
        if others.contains(where: { $0[0] == first && rest.starts(with: $0) }) {
            // If a line break was lost, another row follows on the line.
            return rest.count { $0 == tab } < HistoryRow.columns.count ? .other : .unknown
        }
        return events.contains(where: { $0[0] == first && rest.starts(with: $0) }) ? .event : .unknown
    }
}
