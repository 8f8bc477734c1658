import ArgumentParser
import Platform
import ReminderCore
import Storage

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show upcoming sessions, meals and the next sitting reminder.",
        discussion: "If the agent is not running, the next sitting reminder is unknown.")

    @Option(parsing: .unconditional, help: "Number of days, including today, from 1 to 366.")
    var days = 7

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError("--days takes a number from 1 to 366.") }
    }

    func run() throws {
        let directories = XDGDirectories.current()
        let reading = ConfigReader.load(directories)
        for diagnostic in reading.diagnostics { StandardError.say("\(diagnostic)") }
        let history = History(folder: directories.historyFolder)
        let calendar = Calendar.local
        let now = UTC.now
        let (read, unreadable) = history.practice(at: now)
        let state = StateFile(directories)
        let practice = state.withPain(read, at: now)
        let outcomes = SlotOutcomes(history, calendar, at: now)
        let saved = state.stored?.state
        let report = SittingOutlook.report
        let pause = report.map(PlannedPause.init) ?? saved.flatMap { PlannedPause($0, at: now) }
        let coming = ComingDay.days(
            days, reading.settings, practice, outcomes, calendar, at: now, records: saved?.slots ?? [], pause: pause)
        let sitting = SittingOutlook(
            reading.settings, practice, SittingOutlook.Next(report), pause: pause, calendar, at: now)
        print(
            json
                ? ComingJSON.value(coming, sitting, calendar).text
                : ComingText.text(coming, sitting, calendar, width: Terminal.current.textWidth))
        if !unreadable.isEmpty { throw Exit.incomplete(unreadable) }
    }
}
