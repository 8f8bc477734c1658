import CNotify
import Fixtures
import Presenters
import Testing

@testable import Control
@testable import GLibBridge
@testable import ReminderCore
@testable import balasana

/// The formats of the reports that other programs read, byte for byte: on the bus and with `--json`.
@Suite("Status formats") struct StatusFormatTests {
    /// With all that can be there.
    static var full: StatusReport {
        var status = Status(
            state: .holding, sitting: .seconds(751), sittingSince: UTC(seconds: 1_799_999_249),
            next: Status.Next(
                kind: .slot("morning"), at: UTC(seconds: 1_800_002_000), hold: .seconds(30), variation: .walk,
                poseWaits: UTC(seconds: 1_800_002_700)),
            heldBack: [
                .pause(until: Instant(sinceBoot: .seconds(5))), .call, .meal(until: UTC(seconds: 1_800_002_700)),
            ],
            calls: [
                IdleInhibitor(program: "Firefox", reason: "video, 'playing'"), IdleInhibitor(program: "", reason: ""),
            ],
            pausedUntil: UTC(seconds: 1_800_001_000), pauseEndsWithCall: true,
            snoozedUntil: UTC(seconds: 1_800_001_500), snoozeEndsWithCall: true,
            snoozesLeft: 3, sources: PresenceSources(idle: "X11 SYNC", lock: "logind", sleep: "kernel clocks"),
            unheard: [.voice, .sound], isSuspended: true, carefulUntil: UTC(seconds: 1_800_800_000))
        var hold = GuidedHold(
            kind: .slot("morning"), pose: Pose(.seated, [.gradual, .kneesApart]),
            holdFrom: Instant(sinceBoot: .milliseconds(1_234_567)), length: .seconds(45),
            isSample: true)
        hold.progress = .comingUp(.done, until: Instant(sinceBoot: .milliseconds(1_290_000)))
        status.hold = hold
        return report(status, server: "dunst 1.9.0", problems: ["a.conf:4: \"x\" is not a duration", "b/c"])
    }

    /// With as little as possible.
    static var bare: StatusReport {
        report(
            Status(
                state: .away, sitting: .zero, next: nil, heldBack: [], snoozesLeft: 0, sources: PresenceSources()),
            server: nil, problems: [])
    }

    private static func report(_ status: Status, server: String?, problems: [String]) -> StatusReport {
        let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
        return StatusReport(
            status, calendar: calendar, server: server, configProblems: problems, historyProblems: problems)
    }

    static let sources = SourceReport([
        SourceReport.Entry(
            .idle, inUse: ["ext-idle-notify-v1", "GNOME"], limits: ["It cannot tell since when."],
            rejected: [
                .init(name: "X11 SYNC", reason: "DISPLAY is not set"),
                .init(name: "Mutter", reason: "it is not running"),
            ]),
        SourceReport.Entry(.lock, rejected: [.init(name: "logind", reason: "logind is not running")]),
        SourceReport.Entry(.doNotDisturb),
    ])

    /// The typed text of `value` as GLib writes it, a member on a line.
    private func text(_ value: Variant) -> String {
        let variant = g_variant_ref_sink(value.makeGVariant())
        defer { g_variant_unref(variant) }
        let text = g_variant_print(variant, 1)
        defer { g_free(text) }
        return String(cString: text!).replacing(", '", with: ",\n'") + "\n"
    }

    @Test(arguments: [("full", full), ("bare", bare)]) func `the status on the bus`(
        name: String, report: StatusReport
    ) throws {
        let text = text(report.variant)
        #expect(text == (try GoldenFile.text("\(name).gvariant", now: text)))
    }

    @Test(arguments: [("sources", sources), ("no-sources", SourceReport())]) func `the sources on the bus`(
        name: String, report: SourceReport
    ) throws {
        let text = text(report.variant)
        #expect(text == (try GoldenFile.text("\(name).gvariant", now: text)))
    }

    @Test(arguments: [("full", full), ("bare", bare), ("no-agent", nil)]) func `the status as JSON`(
        name: String, report: StatusReport?
    ) throws {
        let text = try StatusJSON.value(report).text + "\n"
        #expect(text == (try GoldenFile.text("\(name).json", now: text)))
    }

    @Test(arguments: [("sources", sources), ("no-sources", SourceReport())]) func `the sources as JSON`(
        name: String, report: SourceReport
    ) throws {
        let desk = DoctorTests.desk { $0.agent = DoctorTests.agent(report) }
        guard case .object(let members) = try DoctorJSON.value(desk), let sources = members["sources"] else {
            Issue.record("no sources")
            return
        }
        let text = sources.text + "\n"
        #expect(text == (try GoldenFile.text("\(name).json", now: text)))
    }
}
