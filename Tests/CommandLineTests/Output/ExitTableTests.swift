import Foundation
import GLibBridge
import HistoryStatistics
import Platform
import Presenters
import Testing

@testable import Control
@testable import ReminderCore
@testable import Storage
@testable import balasana

/// Every text from outside through every exit.
///
/// The reports are filled field by field, so a new field takes part without a change here. A new exit needs a case;
/// `ExitTests` of the architecture finds code that writes past these exits.
@Suite("Exits") struct ExitTableTests {
    /// Each way out of the programs.
    enum Exit: CaseIterable {
        case status, verboseStatus, followedStatus, followedJSON, waybar, statusJSON
        case doctor, narrowDoctor, doctorJSON, autostart, autostartJSON
        case notification, markupNotification, notificationTitle, buttons, speech
        case guide, boldGuide, guidePage, reportPage, explanation, plan, planJSON, reply
        case historyRow, historyTable, historyTSV, unreadableRow, sourceLog
        case followedHistory, historyJSON, historyCSV, historyBuckets
    }

    static let texts =
        HostileTextTests.texts + [
            "\u{1B}]8;;http://example.org\u{1B}\\link\u{1B}]8;;\u{1B}\\", "<b>bold</b><script>&amp;",
            "100 % %s \\u001b `id`",
            "zero\u{200B}width\u{FEFF}\u{2060}", "\u{2067}bidi\u{2069}", "\u{90}q\u{9C}\u{7}", "\u{FFFD}\u{FFFF}",
            "=1+1\t'x'",
            String(repeating: "long ", count: 2000), "",
        ]

    @Test(arguments: texts) func `no text from outside controls what reads it`(text: String) throws {
        for exit in Exit.allCases {
            for output in try Self.outputs(exit, text) {
                #expect(
                    !output.isEmpty && Self.isClean(output, exit), "\(exit): \(output.prefix(300).debugDescription)")
            }
        }
    }

    @Test func `the facts of the doctor are filled, each of them`() throws {
        // The words of a status in a known state, beside the one in which all are replaced, and the verb of an error.
        let ours = ["action", "at", "heldBack", "key", "kind", "sittingSince", "state", "variation"]
        for examination in try Filled.examinations("MARK") {
            for (path, text) in Self.texts(in: examination) where !ours.contains(path) {
                #expect(text.contains("MARK") || text.isEmpty, "\(path) is \(text)")
            }
        }
    }

    /// The strings in `value`, with the name of the property.
    private static func texts(in value: Any, of name: String = "") -> [(path: String, text: String)] {
        if let text = value as? String { return [(name, text)] }
        return Mirror(reflecting: value).children.flatMap { texts(in: $0.value, of: $0.label ?? name) }
    }

    /// What every exit keeps to.
    static func isClean(_ output: String, _ exit: Exit) -> Bool {
        switch exit {
        case .status, .verboseStatus, .doctor, .narrowDoctor, .autostart, .guide, .explanation, .plan, .reply,
            .historyTable, .notification:
            output.harmlessLines == output
        case .followedStatus, .followedHistory, .notificationTitle, .buttons, .speech, .unreadableRow, .sourceLog:
            output.harmless == output
        case .followedJSON, .waybar, .historyJSON:
            output.harmless == output && isJSON(output)
        case .historyCSV:
            output.harmlessLines == output && !output.contains("\n=") && !output.contains(",=")
        case .statusJSON, .historyBuckets, .doctorJSON, .autostartJSON, .planJSON:
            output.harmlessLines == output && isJSON(output)
        case .markupNotification, .guidePage, .reportPage:
            output.harmlessLines == output && !output.contains("<script>") && !output.contains("<b>bold")
        case .boldGuide:
            output.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "").harmlessLines
                == output.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
        case .historyRow, .historyTSV:
            output.split(separator: "\n").allSatisfy { line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                return (7...8).contains(cells.count) && cells.allSatisfy { $0.harmless == $0 }
            }
        }
    }

    /// A reader of JSON gets no control characters either.
    private static func isJSON(_ output: String) -> Bool {
        guard let value = try? JSONSerialization.jsonObject(with: Data(output.utf8)) else { return false }
        return strings(value).allSatisfy { $0.harmlessLines == $0 }
    }

    private static func strings(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let members as [Any]: members.flatMap(strings)
        case let members as [String: Any]: members.flatMap { [$0.key] + strings($0.value) }
        case _: []
        }
    }

    private static let calendar = Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin"))
    private static let now = UTC(seconds: 1_800_000_000)

    /// A line for each event in the history, or one text of them all.
    private static func rows(_ exit: Exit, _ text: String) throws -> [String] {
        let records = HistoryEvent.Name.allCases.compactMap {
            HistoryRecord(Array(Filled.row($0, text).utf8)[...], machine: text)
        }
        if exit == .historyCSV { return [StandardOutput.clean(records.map(HistoryTable.csvLine).joined())] }
        if exit == .historyJSON { return records.map { String(HistoryJSON.line($0).dropLast()) } }
        if exit == .followedHistory {
            var lines = HistoryText(days: 7)
            return records.filter { $0.name != .observed }.map {
                StandardOutput.clean(String(lines.line($0).dropLast())) + "."
            }
        }
        var buckets = ActivityWatchBuckets()
        return [records.map { buckets.add($0) }.joined() + buckets.end]
    }

    static func outputs(_ exit: Exit, _ text: String) throws -> [String] {
        switch exit {
        case .status, .verboseStatus:
            return try Filled.reports(text).map {
                StatusPage.text($0, at: HostileTextTests.now, boot: 0, isVerbose: exit == .verboseStatus, width: 80)
            }
        case .followedStatus: return try Filled.reports(text).map { try StatusLine.text.text($0) + "." }
        case .followedJSON: return try Filled.reports(text).map { try StatusLine.json.text($0) }
        case .waybar: return try Filled.reports(text).map { try StatusLine.waybar.text($0) }
        case .statusJSON: return try Filled.reports(text).map { try StatusJSON.value($0).text }
        case .doctor, .narrowDoctor:
            return try Filled.examinations(text).map {
                DoctorText(examination: $0, home: "/home/a", width: exit == .doctor ? 80 : 40).text
            }
        case .doctorJSON: return try Filled.examinations(text).map { try DoctorJSON.value($0).text }
        case .autostart: return try Filled.examinations(text).map { AutostartText(facts: $0.login, home: "/h").text }
        case .autostartJSON: return try Filled.examinations(text).map { AutostartJSON.value($0.login).text }
        case .notification, .markupNotification:
            let isMarkup = exit == .markupNotification
            let traits = ServerTraits(capabilities: isMarkup ? ["body", "body-markup"] : ["body"], server: nil)
            return try Filled.notifications(text).map { try #require($0.body(for: traits)) }
        case .notificationTitle: return Filled.notifications(text).map { $0.title + "." }
        case .buttons:
            let traits = ServerTraits(capabilities: ["body", "actions"], server: nil)
            return Filled.notifications(text).flatMap(\.actions).map { $0.label(for: traits) + "." }
        case .speech:
            // The words of a hold are ours alone.
            return GuideCue.allCases.compactMap { cue in
                VoiceText.words(
                    CueContent(
                        cue: cue, pose: Pose(.classic), length: .seconds(30), leadsBreath: false, isSpoken: true,
                        isChimed: true))
            }
        case .guide, .boldGuide:
            let guide = Guide(Filled.settings(text), Practice(), calendar)
            return [GuideText.text(guide, width: 80, isBold: exit == .boldGuide)]
        case .guidePage: return [GuidePage(Guide(Filled.settings(text), Practice(), calendar)) { _ in nil }.html]
        case .reportPage:
            let rows = HistoryEvent.Name.allCases.compactMap { name in
                HistoryRecord(Array(Filled.row(name, text).utf8)[...], machine: text).flatMap(StatisticsRow.init)
            }
            return [Filled.reportPage(rows, Filled.settings(text))]
        case .explanation:
            let plan = PlanExplanation.text(Filled.settings(text), Practice(), [], calendar, at: now)
            return [StandardOutput.clean(plan)]
        case .plan: return [StandardOutput.clean(ComingText.text(Filled.days(text), Filled.outlook(text), calendar))]
        case .planJSON: return [ComingJSON.value(Filled.days(text), Filled.outlook(text), calendar).text]
        case .reply: return [StandardOutput.clean(ReplyText.sentence(.skippedSlot(text), calendar, at: now))]
        case .historyRow: return HistoryEvent.Name.allCases.map { Filled.row($0, text) }
        case .historyTable, .historyTSV:
            let records = HistoryEvent.Name.allCases.compactMap {
                HistoryRecord(Array(Filled.row($0, text).utf8)[...], machine: text)
            }
            #expect(records.count == HistoryEvent.Name.allCases.count)
            var text = HistoryText(days: 7)
            return [
                exit == .historyTSV
                    ? records.map(HistoryTable.line).joined()
                    : StandardOutput.clean(records.map { text.add($0) }.joined())
            ]
        case .followedHistory, .historyJSON, .historyCSV, .historyBuckets:
            return try rows(exit, text)
        case .unreadableRow:
            return [UnreadableRow(path: "/\(text)/a.tsv", line: 1, Array(text.utf8)[...], month: nil).description]
        case .sourceLog:
            let report = try #require(Filled.examinations(text).compactMap(\.agent.answers?.survey).first)
            return SourceNotes.lines(report, since: SourceReport()).map { $0 + "." }
        }
    }
}
