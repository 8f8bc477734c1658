import ArgumentParser
import HistoryStatistics
import Platform
import ReminderCore
import Storage

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Add up sitting, practice and reminders.",
        discussion: """
            Today is included: up to now while the agent is running, otherwise up to the last row. It counts as a day \
            at the desk only once you have held a pose. Days in pain are left out of the practice: from the day on \
            which it hurt until you run `balasana comfort better`, or for 14 days. Sitting at several machines at the \
            same time counts once.
            """)

    @Option(parsing: .unconditional, help: "Number of days, including today.")
    var days: Int?

    @Flag(help: "The last 365 days.")
    var year = false

    @Option(help: ArgumentHelp("From this date on, such as 2026-11-03.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only this machine, by the name of its folder in the history.", valueName: "name"))
    var machine: String?

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print a line for each day, with commas and a header.")
    var csv = false

    @Flag(help: "Print a line or two about the seven days before today, as the weekly note does.")
    var note = false

    private static let usualDays = 28
    private static let longest = 36_500

    func validate() throws {
        if [days != nil, year, since != nil].count(where: \.self) > 1 {
            throw ValidationError("Use only one of --days, --year and --since.")
        }
        if note, days != nil || year || since != nil || json || csv {
            throw ValidationError("--note can be combined only with --machine.")
        }
        if json && csv { throw ValidationError("Use only one of --json and --csv.") }
        guard (1...Self.longest).contains(days ?? 1) else {
            throw ValidationError("--days takes a number from 1 to \(Self.longest).")
        }
        if let since, LocalDate(text: since) == nil {
            throw ValidationError("--since takes a date such as 2026-11-03.")
        }
    }

    func run() throws {
        let directories = XDGDirectories.current()
        let history = History(folder: directories.historyFolder)
        let (calendar, now) = (Calendar.local, UTC.now)
        let count = note ? WeekNote.days + 1 : try numberOfDays(until: calendar.local(now).date)
        if let machine { try check(machine, history.machines) }
        // Before the rows are read: what ends in between is then in both, and counts once.
        let isHere = machine.map { $0 == history.machine } ?? true
        let open = isHere ? OpenPeriods.ofAgent(directories, calendar) : nil
        let first = calendar.local(now).date.advanced(by: 1 - 2 * count)
        let figures = HistoryFigures(history, machine: machine, open: open, from: first, calendar, at: now)
        if note {
            let (week, before) = figures.periodsBeforeToday(WeekNote.days)
            let lines = WeekNote(week, before).lines
            if !lines.isEmpty { print(lines.joined(separator: "\n")) }
            // The lines go into a notification, and `balasana doctor` names what cannot be read.
            return
        }
        let (period, before) = figures.periods(count)
        if csv {
            var output = OutputBuffer()
            try output.add(StatsTable.header)
            for day in figures.days.suffix(count) { try output.add(StatsTable.line(day)) }
            try output.flush()
        } else if json {
            print(StatsJSON.value(period, before: before, machine: machine).text)
        } else {
            print(
                StatsText(period, before, machine: machine, today: figures.today, width: Terminal.current.textWidth)
                    .text)
        }
        if !figures.unreadable.isEmpty { throw Exit.incomplete(figures.unreadable) }
    }

    private func numberOfDays(until today: LocalDate) throws -> Int {
        guard let first = since.flatMap({ LocalDate(text: $0) }) else {
            return year ? 365 : days ?? Self.usualDays
        }
        if first > today { throw Exit.usage("--since \(first) is in the future. Today is \(today).") }
        return min(today.daysSinceEpoch - first.daysSinceEpoch + 1, Self.longest)
    }

    private func check(_ machine: String, _ known: [String]) throws {
        if known.contains(machine) { return }
        let names = known.isEmpty ? "There is no history yet." : "Known machines: \(known.joined(separator: ", "))."
        throw Exit.usage("The history has no machine \"\(machine.harmlessName)\". \(names)")
    }
}
