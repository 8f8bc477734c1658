import Platform
import ReminderCore
import Testing

/// Rule 3 in real zones of the system's tz database, across their changes.
@Suite("Slots in real zones") struct ZoneTests {
    struct Span: CustomTestStringConvertible {
        let zone: String
        let from: LocalDate
        let days: Int
        /// Dates that the zone's calendar never shows.
        var leftOut: [LocalDate] = []

        var testDescription: String { "\(zone) from \(from)" }
    }

    static let spans = [
        Span(zone: "Europe/Berlin", from: LocalDate(year: 2026, month: 3, day: 26), days: 7),
        Span(zone: "Europe/Berlin", from: LocalDate(year: 2026, month: 10, day: 22), days: 7),
        Span(zone: "America/New_York", from: LocalDate(year: 2026, month: 3, day: 5), days: 7),
        Span(zone: "America/New_York", from: LocalDate(year: 2026, month: 10, day: 29), days: 7),
        Span(zone: "Australia/Lord_Howe", from: LocalDate(year: 2026, month: 4, day: 2), days: 7),
        Span(zone: "Australia/Lord_Howe", from: LocalDate(year: 2026, month: 10, day: 1), days: 7),
        Span(
            zone: "Pacific/Apia", from: LocalDate(year: 2011, month: 12, day: 27), days: 7,
            leftOut: [LocalDate(year: 2011, month: 12, day: 30)]),
        Span(zone: "Asia/Kathmandu", from: LocalDate(year: 1985, month: 12, day: 29), days: 7),
        Span(zone: "Africa/Casablanca", from: LocalDate(year: 2026, month: 2, day: 12), days: 42),
        Span(zone: "America/Sao_Paulo", from: LocalDate(year: 2018, month: 11, day: 1), days: 7),
        Span(zone: "America/Sao_Paulo", from: LocalDate(year: 2019, month: 2, day: 13), days: 7),
        Span(zone: "Europe/Dublin", from: LocalDate(year: 2026, month: 10, day: 22), days: 7),
    ]

    /// Times that lie in these zones' gaps and folds, at their edges, and far from them.
    static let times = [
        (0, 0), (0, 5), (0, 59), (1, 0), (1, 15), (1, 45), (2, 0), (2, 15), (2, 45), (3, 0), (7, 30), (21, 0), (23, 0),
        (23, 30), (23, 59),
    ].map { TimeOfDay(hour: $0.0, minute: $0.1) }

    /// No user is there to answer, so each opening leaves its row.
    @Test(arguments: spans) func `every slot opens exactly once per local date, in order`(span: Span) throws {
        let calendar = try #require(Calendar.named(span.zone))
        let slots = Self.times.map { time in
            var slot = SlotSettings(name: "at-\(time.seconds)", at: time)
            slot.catchUp = .seconds(60)
            return slot
        }
        let start = calendar.resolve(LocalTime(span.from, TimeOfDay(seconds: 0))).opening
        let last = span.from.advanced(by: span.days)
        let end = calendar.resolve(LocalTime(last, TimeOfDay(seconds: 0))).opening
        let desk = Desk(Desk.withoutSlots { $0.slots = slots }, calendar: calendar, utc: start, first: [.locked(.hint)])
        // The windows of the last minute's slots end with the day.
        desk.pass(end - start)

        let dates = (0..<span.days).map(span.from.advanced).filter { !span.leftOut.contains($0) }
        let missed = desk.rows.filter { $0.event.name == .missed }
        #expect(missed.count == dates.count * slots.count)
        for slot in slots {
            let rows = missed.filter { $0.event.kind == .slot(slot.name) }
            #expect(rows.map(\.event.date) == dates, "\(slot.at)")
            #expect(rows.map(\.at) == rows.map(\.at).sorted(), "\(slot.at)")
            for (row, date) in zip(rows, dates) {
                let opened = row.at + .seconds(-60)
                #expect(opened == calendar.resolve(LocalTime(date, slot.at)).opening)
            }
        }
    }

    @Test func `a time in a gap opens at the gap's end, and a doubled one at its first`() throws {
        let berlin = try #require(Calendar.named("Europe/Berlin"))
        let half = TimeOfDay(hour: 2, minute: 30)
        #expect(
            berlin.resolve(LocalTime(LocalDate(year: 2026, month: 3, day: 29), half))
                == .gap(end: UTC(seconds: 1_774_746_000)))
        #expect(
            berlin.resolve(LocalTime(LocalDate(year: 2026, month: 10, day: 25), half))
                == .fold(first: UTC(seconds: 1_792_888_200), second: UTC(seconds: 1_792_891_800)))
    }

    @Test func `Samoa had no 30 December 2011`() throws {
        let apia = try #require(Calendar.named("Pacific/Apia"))
        #expect(!apia.exists(LocalDate(year: 2011, month: 12, day: 30)))
        #expect(apia.exists(LocalDate(year: 2011, month: 12, day: 29)))
        #expect(apia.exists(LocalDate(year: 2011, month: 12, day: 31)))
    }
}
