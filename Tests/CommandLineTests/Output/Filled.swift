import Fixtures
import GLibBridge
import HistoryStatistics
import Platform
import Presenters
import Testing

@testable import Control
@testable import ReminderCore
@testable import Storage
@testable import balasana

/// What the exits show, with a given text in each place that another program, a file or the environment fills.
enum Filled {
    private static let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
    private static let now = UTC(seconds: 1_800_000_000)

    /// Reports as a foreign agent could send them: all strings replaced, and only those that a known state leaves open.
    /// The last one was not read from the bus, which would clean it.
    static func reports(_ text: String) throws -> [StatusReport] {
        let all = replaced(StatusFormatTests.full.variant, text)
        var raw = try HostileTextTests.status(text)
        raw.notificationServer = text
        raw.calls = [IdleInhibitor(program: text, reason: text)]
        return [try HostileTextTests.status(text), try #require(StatusReport(all)), raw]
    }

    private static func replaced(_ value: Variant, _ text: String) -> Variant {
        switch value {
        case .string: .string(text)
        case .array(let signature, let members):
            .array(elementSignature: signature, members.map { replaced($0, text) })
        case .dictionary(let members): .dictionary(members.mapValues { replaced($0, text) })
        case .entry(let key, let value): .entry(replaced(key, text), replaced(value, text))
        case .tuple(let members): .tuple(members.map { replaced($0, text) })
        case .variant(let content): .variant(replaced(content, text))
        case .bool, .byte, .int16, .uint16, .int32, .uint32, .int64, .uint64, .double, .handle, .objectPath, .signature:
            value
        }
    }

    /// The doctor's facts, with problems of all kinds.
    static func examinations(_ text: String) throws -> [Examination] {
        let sources = try #require(SourceReport(replaced(StatusFormatTests.sources.variant, text)))
        let named = SourceReport(
            SourceReport.Concern.allCases.map {
                SourceReport.Entry(
                    $0, inUse: [text], limits: [text], rejected: [SourceReport.Rejected(name: text, reason: text)])
            })
        let states: [LoginFacts.Entry.State] = [
            .works(program: text), .off(line: text), .elsewhere(line: text), .programMissing(text), .unusable,
        ]
        return try states.enumerated().map { index, state in
            var examination = DoctorTests.desk()
            examination.version = text
            let answers = AgentFacts.Answers(
                version: text, survey: index == 0 ? sources : try #require(SourceReport(named.variant)),
                status: try reports(text)[index % 2], lacking: [text],
                otherDisplay: AgentDisplay(["DISPLAY": text + "1"], agent: ["DISPLAY": text + "2"]))
            examination.agent = .running(answers)
            examination.session = SessionFacts(environment: ["DISPLAY": text, "XDG_CURRENT_DESKTOP": text])
            examination.server = .running(ServerInformation(name: text, version: text), capabilities: [text])
            examination.guide.players = [text]
            examination.login = LoginFacts(entry: LoginFacts.Entry(path: text, state: state), program: text)
            examination.login.unit = LoginFacts.Unit(path: text, isEnabled: true, program: text, missingProgram: text)
            examination.login.desktops = [text]
            examination.configFile = text
            examination.configFaults = [text, text, text, text]
            examination.others = [.running(text), .gnome([text])]
            examination.obstacles = [StorageError(action: "write", path: text, code: 28)]
            examination.history.problems = [text]
            examination.history.carefulUntil = text
            examination.history.foreign = [text]
            return examination
        }
    }

    static func settings(_ text: String) -> Settings {
        var settings = Settings()
        settings.slots = settings.slots.map { slot in
            var slot = slot
            slot.name = text + slot.name
            return slot
        }
        let noon = TimeOfDay(hour: 12, minute: 0)
        settings.meals = [MealSettings(name: text, from: noon, until: TimeOfDay(hour: 13, minute: 0))]
        return settings
    }

    static func days(_ text: String) -> [ComingDay] {
        ComingDay.days(2, settings(text), Practice(), SlotOutcomes([]), calendar, at: now)
    }

    static func outlook(_ text: String) -> SittingOutlook {
        SittingOutlook(settings(text), Practice(), SittingOutlook.Next(try? reports(text)[1]), calendar, at: now)
    }

    /// Notifications with a text from outside.
    static func notifications(_ text: String) -> [NotificationText] {
        var own = ConfigNotice.notification([text])
        own.summary = text
        let content = ReminderContent(
            kind: .slot(text), pose: Pose(.classic), hold: .seconds(30), sitting: .seconds(2700), snoozesLeft: 3,
            snooze: .seconds(300), onScreen: .seconds(60))
        own.actions = ReminderText.notification(content).actions.map { choice in
            var choice = choice
            (choice.label, choice.shortLabel) = (text, text)
            return choice
        }
        return [own, ReminderText.notification(content), ReminderText.sample(content)]
    }

    static func row(_ name: HistoryEvent.Name, _ text: String) -> String {
        HistoryRow(HistoryEntry(at: now, name, .slot(text)), calendar).line
    }

    /// The report of one day with `rows`.
    static func reportPage(_ rows: [StatisticsRow], _ settings: Settings) -> String {
        let date = calendar.local(now).date
        var tally = HistoryTally(date.advanced(by: -1)...date, now: now, calendar)
        for row in rows { tally.add(row) }
        let report = Report(tally.days(PainDays(rows)), count: 1, isComplete: true, settings, calendar)
        return ReportPage(report) { _ in nil }.html
    }
}
