import ArgumentParser
import ReminderCore
import Storage

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Tell what is coming: sessions with their holds, meals, the next sitting reminder.",
        discussion: """
            Holds are as long as your answers so far have led to. The next sitting reminder is the running agent's to know; \
            without one the rest is told.

            With --json: days (date, slots, meals, quiet) and sitting (agent, remind_after_seconds, hold_seconds, variation, next, \
            pose_from, not_before); every key is always there.
            """)

    @Option(parsing: .unconditional, help: "How many days, today among them, from 1 to 366.")
    var days = 7

    @Flag(help: "Print one JSON object.")
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
        let (practice, unreadable) = history.practice(at: now)
        let outcomes = SlotOutcomes(history, calendar, at: now)
        let records = StateFile(directories).stored?.state.slots ?? []
        let coming = ComingDay.days(
            days, reading.settings, practice, outcomes, calendar, at: now, records: records)
        let sitting = SittingOutlook(
            reading.settings, practice, SittingOutlook.Next(SittingOutlook.report), calendar, at: now)
        print(
            json
                ? try ComingJSON.value(coming, sitting, calendar).text : ComingText.text(coming, sitting, calendar))
        if !unreadable.isEmpty {
            throw Exit.incomplete(unreadable.map { "\($0)" }.joined(separator: "; "))
        }
    }
}
