import GLibBridge
import ReminderCore
import Testing

@testable import Platform

struct CalendarTests {
    @Test func `every zone of the tz database has the same transitions, gaps and folds as in zoneinfo`() throws {
        let groups = try ZoneinfoOracle.read()
        #expect(groups.flatMap(\.names).count > 400)
        for group in groups {
            for name in group.names {
                let calendar = try #require(Calendar.named(name), "\(name)")
                check(calendar, group)
            }
        }
    }

    private func check(_ calendar: Calendar, _ zones: ZoneinfoOracle.Zones) {
        var time = UTC(seconds: 0)
        var offset = calendar.offset(at: time)
        var found: [[Int]] = []
        // Up to 2061, except for Dublin: see the error of GLib 2.74 in `SystemTimeZone`.
        let end = UTC(seconds: zones.names.contains("Europe/Dublin") ? 2_153_343_600 : 2_871_763_200)
        let transitions = zones.transitions.filter { $0.at < end.seconds }
        while let next = calendar.zone.interval(time).end, next < end {
            let after = calendar.offset(at: next)
            if after != offset { found.append([Int(next.seconds), offset, after]) }
            offset = after
            time = next
        }
        let name = calendar.zone.name
        guard calendar.offset(at: UTC(seconds: 0)) == zones.initial,
            found == transitions.map({ [Int($0.at), $0.before, $0.after] })
        else {
            Issue.record("\(name): \(found) is not \(transitions.map { [Int($0.at), $0.before, $0.after] })")
            return
        }
        for probe in transitions.flatMap(\.probes) {
            let wanted: Calendar.Resolution =
                if probe.isGap {
                    .gap(end: UTC(seconds: probe.first))
                } else if probe.first == probe.second {
                    .unique(UTC(seconds: probe.first))
                } else {
                    .fold(first: UTC(seconds: probe.first), second: UTC(seconds: probe.second))
                }
            let days = Int(probe.local / 86_400)
            let local = LocalTime(
                LocalDate(daysSinceEpoch: days), TimeOfDay(seconds: Int(probe.local) - days * 86_400))
            let got = calendar.resolve(local)
            if got != wanted { Issue.record("\(name) at \(local): \(got) is not \(wanted)") }
        }
    }

    @Test func `a name that is not in the database gives nil`() {
        #expect(Calendar.named("Europe/Nowhere") == nil)
        #expect(Calendar.named("Europe/Berlin")?.zone.name == "Europe/Berlin")
    }

    @Test func `the local calendar has the offset of the user's zone`() {
        let calendar = Calendar.local
        let now = SystemClock.now().utc
        #expect(calendar.offset(at: now) == SystemTimeZone.local().interval(at: now.seconds).offset)
        #expect(calendar.resolve(calendar.local(now)).opening.seconds <= now.seconds)
    }
}
