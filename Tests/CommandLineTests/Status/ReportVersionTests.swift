import GLibBridge
import ReminderCore
import Testing

@testable import Control

/// Reports over the bus, also between an agent and a command of different versions, as during an upgrade.
@Suite("Reports between versions") struct ReportVersionTests {
    /// The `a{sv}` of the full report after `change`.
    private func full(_ change: (inout [String: Variant]) -> Void) throws -> Variant {
        guard case .dictionary(var members) = StatusFormatTests.full.variant else { throw NoObject() }
        change(&members)
        return .dictionary(members)
    }

    private struct NoObject: Error {}

    @Test(arguments: [StatusFormatTests.full, StatusFormatTests.bare]) func `a status report survives the bus`(
        report: StatusReport
    ) {
        #expect(StatusReport(report.variant) == report)
        #expect(StatusReport(.variant(report.variant)) == report)
    }

    @Test(arguments: [StatusFormatTests.sources, SourceReport()]) func `a source report survives the bus`(
        report: SourceReport
    ) {
        #expect(SourceReport(report.variant) == report)
    }

    @Test func `an old agent sends only what every report has`() {
        let oldest: [String: Variant] = [
            "state": .string("away"), "sitting_seconds": .int64(5), "snoozes_left": .int32(2),
        ]
        let report = StatusReport(.dictionary(oldest))
        #expect(report?.state == "away")
        #expect(report?.sittingSeconds == 5)
        #expect(report?.snoozesLeft == 2)
        #expect(report?.heldBack == [])
        #expect(report?.isSuspended == false)
        #expect(report?.sources == StatusReport.Sources())
        for key in oldest.keys { #expect(StatusReport(.dictionary(oldest.filter { $0.key != key })) == nil, "\(key)") }
        #expect(StatusReport(.string("away")) == nil)
    }

    @Test func `keys of a newer agent are ignored, also in the hold and the next reminder`() throws {
        let newer = try full { members in
            members["mood"] = .dictionary(["is_good": .bool(true)])
            for key in ["hold", "next", "sources"] {
                guard case .dictionary(var inner)? = members[key] else { continue }
                inner["mood"] = .strings(["good"])
                members[key] = .dictionary(inner)
            }
        }
        #expect(StatusReport(newer) == StatusFormatTests.full)
    }

    @Test func `a value of another type reads as if it were absent`() throws {
        let odd = try full { members in
            members["next"] = .dictionary(["kind": .string("sitting")])
            members["hold"] = .string("soon")
            members["held_back"] = .array(elementSignature: "v", [.variant(.string("call")), .variant(.int32(1))])
            members["held_until"] = .dictionary(["call": .string("2027-01-15T09:45:00+01:00"), "quiet": .bool(true)])
            members["calls"] = .strings(["Firefox"])
            members["sources"] = .dictionary(["idle": .int64(5), "lock": .string("logind")])
            members["paused_until"] = .int64(0)
            members["suspended"] = .string("yes")
            members["unheard"] = .bool(true)
            members["snoozes_left"] = .int64(2)
        }
        var report = StatusFormatTests.full
        (report.next, report.hold, report.pausedUntil) = (nil, nil, nil)
        (report.heldBack, report.heldUntil, report.calls) = (["call"], ["call": "2027-01-15T09:45:00+01:00"], [])
        report.sources = StatusReport.Sources(idle: nil, lock: "logind", sleep: nil)
        (report.isSuspended, report.unheard, report.snoozesLeft) = (false, [], 2)
        #expect(StatusReport(odd) == report)
    }

    @Test func `concerns of a newer agent are left out, and so are sources that cannot be read`() {
        let odd = Variant.dictionary([
            "idle": .dictionary([
                "in_use": .string("x"), "rejected": .array(elementSignature: "v", [.variant(.int32(1))]),
            ]), "lock": .bool(true), "mood": .dictionary([:]),
        ])
        #expect(SourceReport(odd) == SourceReport([SourceReport.Entry(.idle)]))
        #expect(SourceReport(.string("idle")) == nil)
    }

    @Test func `words of a newer agent have a meaning, too`() {
        var hold = SampleHold().report(0)
        (hold.stage, hold.variation) = ("resting", "headstand")
        #expect(hold.knownStage == .holding)
        #expect(hold.knownVariation == .walk)
    }
}
