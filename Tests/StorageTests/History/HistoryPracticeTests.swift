import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import Storage

/// Derives the practice from the history files.
@Suite struct HistoryPracticeTests {
    let place = TemporaryFolder()
    let berlin = ReminderCore.Calendar(zone: .fixed(offset: 3600))
    /// 30 December 2026, so the rows span two years.
    static let start = UTC(seconds: 1_798_600_000)

    static let later = start + .seconds(30 * 86_400)

    func entry(
        day: Int, _ event: HistoryEvent.Name, _ kind: ReminderKind = .slot("morning"), hold: Int = 30
    ) -> HistoryEntry {
        HistoryEntry(
            at: Self.start + .seconds(day * 86_400), event, kind, hold: .seconds(hold), sitting: .seconds(60))
    }

    func lines(_ entries: [HistoryEntry]) -> [String] {
        entries.map { HistoryRow($0, berlin).line }
    }

    @Test func `written rows give the same practice, in chronological order`() throws {
        let entries: [HistoryEntry] = (0..<6).flatMap { day in
            [entry(day: day, .shown), entry(day: day, .done), entry(day: day, .comfortable)]
        }
        // Two machines share the folder but do not know about each other.
        try History(folder: place.path, machine: "a").append(lines(entries.filter { $0.at < entries[9].at }))
        try History(folder: place.path, machine: "b").append(lines(entries.filter { $0.at >= entries[9].at }))
        #expect(place.names("a") == ["2026-12.tsv", "2027-01.tsv"])
        let (practice, unreadable) = History(folder: place.path, machine: "c").practice(at: Self.later)
        #expect(practice == Practice(entries))
        #expect(unreadable.isEmpty)
        let plan = practice.plan(
            .slot("morning"), .classic, HoldRange(start: .seconds(30), ceiling: .seconds(180)), ProgrammeSettings(),
            at: entries[17].at)
        #expect(
            plan.length == .seconds(45), "the second three holds lasted 30 s and do not count toward more than 45 s")
    }

    @Test func `every event of the practice is read back from the file`() throws {
        let entries = [
            entry(day: 0, .done), entry(day: 0, .hurt), entry(day: 1, .done), entry(day: 1, .hurt),
            entry(day: 2, .partial, hold: 12), entry(day: 2, .tooLong, hold: 12), entry(day: 3, .better),
            entry(day: 4, .ate), entry(day: 5, .done), entry(day: 5, .comfortable),
        ]
        try History(folder: place.path, machine: "a").append(lines(entries))
        let practice = History(folder: place.path, machine: "a").practice(at: Self.later).practice
        #expect(practice == Practice(entries))
        #expect(practice.lastMeal == entries[7].at)
        #expect(practice.lastPain == entries[3].at)
    }

    @Test func `an undone answer does not count`() throws {
        let undo = { (day: Int, record: HistoryEvent.AnswerRecord) in
            HistoryEntry(
                at: Self.start + .seconds(day * 86_400 + 60), event: .undone(record), sitting: .seconds(60))
        }
        let held = HistoryEvent.Held(.slot("morning"), .classic, .seconds(30))
        let entries = [
            entry(day: 0, .done), entry(day: 0, .hurt), undo(0, .felt(.hurt, held)), entry(day: 1, .done),
            entry(day: 1, .interrupted), entry(day: 1, .better), undo(1, .better),
        ]
        try History(folder: place.path, machine: "a").append(lines(entries))
        let practice = History(folder: place.path, machine: "a").practice(at: Self.later).practice
        #expect(practice == Practice(entries))
        #expect(practice.lastPain == nil && practice.lastHold?.answer == .interrupted)
        var hurt = practice
        hurt.take(entry(day: 2, .hurt))
        #expect(hurt.lastPain != nil)
    }

    @Test func `rows that are not written yet count too`() {
        let entries = [entry(day: 0, .done), entry(day: 0, .hurt)]
        let practice = History(folder: place.path, machine: "a").practice(unwritten: lines(entries), at: Self.later)
            .practice
        #expect(practice == Practice(entries))
    }

    @Test func `invalid lines and events of later versions are left out`() throws {
        let good = lines([entry(day: 0, .done), entry(day: 0, .comfortable)])
        let year = "2026-12.tsv"
        try place.put(
            "a/\(year)",
            ([HistoryRow.header, "done", "\t\t\t", "2026-12-30T00:00:00.000+01:00\tdone", "nonsense\tdone\tsitting"]
                + good + ["2026-12-30T10:00:00.000+01:00\tdreamt\tsitting\tclassic\t30\t60\t"])
                .joined(separator: "\r\n") + "\r\n")
        try place.put("a/notes.tsv", "done")
        try place.put("a/2026-12 (conflict).tsv", "done")
        let practice = History(folder: place.path, machine: "a").practice(at: Self.later).practice
        #expect(practice == Practice([entry(day: 0, .done), entry(day: 0, .comfortable)]))
    }

    @Test func `an unreadable file is reported, and the other files count`() throws {
        try FileManager.default.createDirectory(
            atPath: place.path + "/a/2026-11.tsv", withIntermediateDirectories: true)
        try History(folder: place.path, machine: "a").append(lines([entry(day: 0, .done)]))
        let (practice, unreadable) = History(folder: place.path, machine: "a").practice(at: Self.later)
        #expect(practice.lastHold?.isDone == true)
        #expect(unreadable.files.count == 1)
    }

    @Test func `an empty history gives an empty practice`() {
        let (practice, unreadable) = History(folder: place.path + "/none", machine: "a").practice(at: Self.later)
        #expect(practice == Practice())
        #expect(unreadable.isEmpty)
    }

    @Test func `rows with a time in the future are left out`() throws {
        let entries = [
            entry(day: 0, .done), entry(day: 0, .comfortable), entry(day: 40, .hurt), entry(day: 41, .ate),
        ]
        try History(folder: place.path, machine: "a").append(lines(entries))
        let practice = History(folder: place.path, machine: "a").practice(at: Self.later).practice
        #expect(practice == Practice(entries[..<2]))
    }

    @Test func `a row in the future counts where it is known when it was written`() throws {
        let now = Moment(instant: Instant(sinceBoot: .seconds(5000)), utc: UTC(seconds: 1_793_700_000))
        let ate = now.utc + .seconds(7200)
        let history = History(folder: place.path, machine: "a")
        try history.append(lines([HistoryEntry(at: ate, .ate)]))
        #expect(history.practice(at: now.utc).practice.lastMeal == nil)
        // The clock was two hours and ten minutes ahead ten minutes ago.
        let recent = RecentRows([Moment(instant: now.instant - .seconds(600), utc: ate)])
        let read = history.practice(dates: recent.dates(at: now), at: now.utc).practice
        #expect(read.lastMeal == now.utc + .seconds(-600))
    }

    @Test func `rows of months that begin at different times are sorted by UTC`() throws {
        // Half an hour before the new year in London, Berlin already has the new year.
        let midnight = UTC(seconds: 1_798_761_600)
        func row(_ minutes: Int, _ event: HistoryEvent.Name, _ offset: Int) -> String {
            HistoryRow(
                HistoryEntry(at: midnight + .seconds(minutes * 60), event),
                ReminderCore.Calendar(zone: .fixed(offset: offset))
            ).line
        }
        try History(folder: place.path, machine: "berlin").append([row(-30, .hurt, 3600)])
        try History(folder: place.path, machine: "london").append([row(-20, .better, 0)])
        #expect(place.names("berlin") == ["2027-01.tsv"] && place.names("london") == ["2026-12.tsv"])
        let practice = History(folder: place.path, machine: "a").practice(at: Self.later).practice
        #expect(practice.lastPain != nil && practice.gentleness == 0, "better came after the pain")
    }
}
