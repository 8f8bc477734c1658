import Platform
import ReminderCore
import Storage
import Testing

@testable import balasana

/// Checks events in `balasana plan` that have begun and are not over.
@Suite("Open sessions in the plan") struct OpenSlotTests {
    private static let berlin = Calendar.named("Europe/Berlin")!

    /// A slot, a meal and quiet hours that continue after midnight.
    private static let settings: Settings = {
        var settings = Settings()
        var late = SlotSettings(name: "late", at: TimeOfDay(hour: 23, minute: 30))
        late.catchUp = .seconds(3 * 3600)
        settings.slots = [.morning, late]
        settings.meals = [
            MealSettings(name: "supper", from: TimeOfDay(hour: 23, minute: 15), until: TimeOfDay(hour: 0, minute: 30))
        ]
        settings.quiet.ranges = [
            DailyRanges.Range(from: TimeOfDay(hour: 22, minute: 0), until: TimeOfDay(hour: 1, minute: 15))
        ]
        return settings
    }()

    /// Today's lines at `time`, after `rows` of the history.
    private func lines(
        _ time: String, _ rows: [String] = [], records: [SlotRecord] = [], _ change: (inout Settings) -> Void = { _ in }
    ) throws -> [String] {
        var settings = Self.settings
        change(&settings)
        let outcomes = SlotOutcomes(rows.compactMap { HistoryRecord(Array($0.utf8)[...], machine: "desk") })
        let days = ComingDay.days(
            1, settings, Practice(), outcomes, Self.berlin, at: try TraceTime.parse(time), records: records)
        return ComingText.entries(days[0], Self.berlin).map(\.line)
    }

    /// A meal and quiet hours make it more than 30 minutes late.
    private static let nightly = "23:30  session \"late\", 30 s of seated Child's Pose (late), "
    private static let evening = [
        "22:00  quiet hours until 01:15", "23:15  supper until 00:30, no poses until 01:30",
        nightly + "waits until 01:30 because of a meal",
    ]
    private static let morning = "07:30  morning session, 30 s"
    private static let open = morning + ", open until 09:30"
    /// More than 30 minutes after its time.
    private static let lateOpen = "07:30  morning session, 30 s of seated Child's Pose (late), open until 09:30"

    @Test func `events that began yesterday and continue are in the plan`() throws {
        let night = [
            "22:00  quiet hours until 01:15 (since yesterday)",
            "23:15  supper until 00:30, no poses until 01:30 (since yesterday)",
            Self.nightly + "waits until 01:30 because of a meal (since yesterday)",
        ]
        #expect(
            try lines("2026-03-31T00:15:00+02:00") == night + [Self.morning] + Self.evening)
        #expect(
            try lines("2026-03-31T01:30:00+02:00") == [
                Self.nightly + "open until 02:30 (since yesterday)", Self.morning,
            ] + Self.evening)
        #expect(try lines("2026-03-31T02:30:00+02:00") == [Self.morning] + Self.evening)
    }

    @Test func `events that began yesterday are only in today's plan`() throws {
        let now = try TraceTime.parse("2026-03-31T00:15:00+02:00")
        let days = ComingDay.days(2, Self.settings, Practice(), SlotOutcomes(), Self.berlin, at: now)
        #expect(days.map(\.quiet.count) == [2, 1] && days.map(\.meals.count) == [2, 1])
        #expect(days.map(\.sessions.count) == [3, 2])
        let json = ComingJSON.value(
            days, SittingOutlook(Self.settings, Practice(), .noAgent, Self.berlin, at: now), Self.berlin)
        #expect(json.text.contains("\"2026-03-30T22:00:00+02:00\""))
    }

    @Test func `a slot is in the plan while it is open`() throws {
        #expect(try lines("2026-03-31T07:30:00+02:00").first == Self.open)
        #expect(try lines("2026-03-31T09:29:59+02:00").first == Self.lateOpen)
        #expect(try lines("2026-03-31T09:30:00+02:00") == Self.evening)
    }

    @Test func `a slot is not open if it was defined after its time or has been open today`() throws {
        let now = "2026-03-31T08:00:00+02:00"
        let late = SlotRecord(name: "late", at: TimeOfDay(hour: 23, minute: 30), definedAt: UTC(seconds: 0))
        func known(_ at: TimeOfDay, since: String, opened: [LocalDate] = []) throws -> [SlotRecord] {
            [late, SlotRecord(name: "morning", at: at, definedAt: try TraceTime.parse(since), opened: opened)]
        }
        let half = TimeOfDay(hour: 7, minute: 30)
        let today = LocalDate(year: 2026, month: 3, day: 31)
        #expect(
            try lines(now, records: known(half, since: "2026-03-31T07:29:00+02:00", opened: [today])).first
                == Self.open)
        #expect(try lines(now, records: known(half, since: "2026-03-31T07:50:00+02:00")) == Self.evening)
        // The slot was moved to a later time.
        let moved = try known(TimeOfDay(hour: 9, minute: 0), since: "2026-03-31T07:50:00+02:00", opened: [today])
        #expect(try lines(now, records: moved) { $0.slots[0].at = TimeOfDay(hour: 9, minute: 0) } == Self.evening)
        #expect(try lines(now, records: [late]) == Self.evening)
    }

    @Test func `an open slot waits only for events that are not over`() throws {
        func breakfast(_ settings: inout Settings) {
            settings.meals.append(
                MealSettings(
                    name: "breakfast", from: TimeOfDay(hour: 7, minute: 0), until: TimeOfDay(hour: 7, minute: 20)))
        }
        #expect(
            try lines("2026-03-31T08:00:00+02:00", [], breakfast).first
                == Self.lateOpen.replacing("open until 09:30", with: "waits until 08:20 because of a meal"))
        #expect(try lines("2026-03-31T08:20:00+02:00", [], breakfast).first == Self.lateOpen)
    }

    @Test(arguments: ["done", "partial", "skipped", "missed"])
    func `a slot with an outcome is left out on that date`(event: String) throws {
        func row(_ kind: String, _ detail: String) -> String {
            "2026-03-31T07:40:00.000+02:00\t\(event)\t\(kind)\tclassic\t30\t600\t\(detail)"
        }
        let now = "2026-03-31T08:00:00+02:00"
        #expect(try lines(now, [row("slot:morning", "date=2026-03-31 unverified")]) == Self.evening)
        for other in [
            row("slot:morning", "date=2026-03-30"), row("slot:morning", "unasked"), row("sitting", ""),
            row("slot:late", "date=2026-03-30"),
        ] {
            #expect(try lines(now, [other]) == [Self.open] + Self.evening)
        }
    }

    @Test func `a hold that was stopped early is an outcome only with pain after it`() throws {
        func row(_ time: String, _ event: String, hold: Int, _ detail: String = "") -> String {
            "2026-03-31T\(time):00.000+02:00\t\(event)\tslot:morning\tclassic\t\(hold)\t600\t\(detail)"
        }
        let date = "date=2026-03-31"
        let begun = [row("07:40", "shown", hold: 30, date), row("07:41", "started", hold: 60)]
        let now = "2026-03-31T08:00:00+02:00"
        let early = begun + [row("07:42", "partial", hold: 14, date)]
        #expect(try lines(now, early).first == Self.open)
        #expect(try lines(now, early + [row("07:43", "hurt", hold: 14)]) == Self.evening)
        let again = early + [row("07:57", "shown", hold: 30, date)]
        #expect(try lines(now, again + [row("07:58", "hurt", hold: 14)]).first == Self.open)
        #expect(try lines(now, begun + [row("07:42", "partial", hold: 15, date)]) == Self.evening)
    }

    @Test(arguments: ["shown", "snoozed", "ignored", "started"])
    func `a slot without an outcome is open`(event: String) throws {
        let row = "2026-03-31T07:40:00.000+02:00\t\(event)\tslot:morning\tclassic\t30\t600\tdate=2026-03-31"
        #expect(try lines("2026-03-31T08:00:00+02:00", [row]).first == Self.open)
    }

    @Test func `a window that ends in the future, by a clock that was ahead, is no outcome`() throws {
        let home = try UserHome()
        let header = "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1\n"
        let row = "2026-03-31T09:30:00.000+02:00\tmissed\tslot:morning\tclassic\t\t600\tdate=2026-03-31\n"
        try home.put("history/desk/2026-03.tsv", header + row)
        let history = History(folder: home.path + "/history", machine: "desk")
        for (time, isOver) in [("07:40", false), ("09:30", true)] {
            let now = try TraceTime.parse("2026-03-31T\(time):00+02:00")
            let outcomes = SlotOutcomes(history, Self.berlin, at: now)
            #expect(outcomes.has("morning", LocalDate(year: 2026, month: 3, day: 31)) == isOver)
        }
    }

    @Test(arguments: [("skipped", true), ("done", true), ("partial", false), ("missed", false)])
    func `of other machines, only done and skipped slots are over here`(event: String, isOverAtOther: Bool) throws {
        let home = try UserHome()
        let header = "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1\n"
        let row = "2026-03-31T00:10:00.000+02:00\t\(event)\tslot:late\tclassic\t30\t600\tdate=2026-03-30\n"
        try home.put("history/desk/2026-03.tsv", header + row)
        let now = try TraceTime.parse("2026-03-31T00:20:00+02:00")
        for (machine, isOver) in [("desk", true), ("sofa", isOverAtOther)] {
            let history = History(folder: home.path + "/history", machine: machine)
            let outcomes = SlotOutcomes(history, Self.berlin, at: now)
            #expect(outcomes.has("late", LocalDate(year: 2026, month: 3, day: 30)) == isOver)
        }
    }
}
