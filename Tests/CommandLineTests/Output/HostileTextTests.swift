import Foundation
import GLibBridge
import Platform
import Presenters
import Testing

@testable import Control
@testable import ReminderCore
@testable import Storage
@testable import balasana

/// Names, reasons and values that other programs and files set, at every place where the user can see them.
@Suite("Hostile text") struct HostileTextTests {
    static let texts = [
        "\u{1B}[2J\u{1B}[31mred", "\u{1B}]0;title\u{7}", "\u{9B}2J", "two\nlines\r\n", "\u{202E}drowssap\u{2066}",
        "tab\tand\u{8}\u{7F}", "a\u{2028}b\u{2029}c\u{85}", "\u{0}nul", "\u{200F}\u{061C}mark",
    ]

    /// A status with `text` at each place that the bus can fill.
    static func status(_ text: String) throws -> StatusReport {
        var status = Status(
            state: .due, sitting: .seconds(751), sittingSince: UTC(seconds: 1_799_999_249),
            next: Status.Next(
                kind: .slot(text), at: UTC(seconds: 1_800_002_000), hold: .seconds(30), variation: .seated),
            heldBack: [.call], snoozesLeft: 3, sources: PresenceSources(idle: text, lock: text, sleep: text))
        status.calls = [IdleInhibitor(program: text, reason: text)]
        let sent = StatusReport(
            status, calendar: Calendar(zone: .fixed(offset: 3600, name: "Europe/Berlin")), server: text,
            configProblems: [text])
        // Over the bus, from an agent of any kind.
        return try #require(StatusReport(sent.variant))
    }

    static let now = LocalTime(LocalDate(year: 2027, month: 1, day: 15), TimeOfDay(hour: 9, minute: 0))

    /// True if `output` has no character that a terminal or a label obeys, except line breaks.
    static func isClean(_ output: String) -> Bool { output.harmlessLines == output }

    @Test(arguments: texts) func `the terminal shows one line for each line of ours`(text: String) throws {
        let plain = StatusPage.text(try Self.status("x"), at: Self.now, boot: 0, isVerbose: true, width: 200)
        let page = StatusPage.text(try Self.status(text), at: Self.now, boot: 0, isVerbose: true, width: 200)
        #expect(Self.isClean(page))
        #expect(page.split(separator: "\n").count == plain.split(separator: "\n").count)
    }

    @Test(arguments: texts) func `the lines of --follow are clean`(text: String) throws {
        for form in [StatusLine.text, .json] {
            let line = try form.text(try Self.status(text))
            #expect(Self.isClean(line) && !line.contains("\n"))
            #expect(!line.contains("\\u") && !line.contains("\\n"))
        }
    }

    @Test(arguments: texts) func `a tooltip of Waybar has only our line breaks`(text: String) throws {
        let line = try StatusLine.waybar.text(try Self.status(text))
        let plain = try StatusLine.waybar.text(try Self.status("x"))
        #expect(Self.isClean(line) && !line.contains("\n") && !line.contains("\\u"))
        #expect(line.ranges(of: "\\n").count == plain.ranges(of: "\\n").count)
    }

    @Test(arguments: texts) func `JSON has no control characters, escaped or not`(text: String) throws {
        let page = try StatusJSON.value(try Self.status(text)).text
        #expect(Self.isClean(page) && !page.contains("\\u") && !page.contains("\\n"))
        let value = JSONValue.object(["name": .string(text)]).line
        #expect(Self.isClean(value) && !value.contains("\\u"))
    }

    @Test(arguments: texts) func `the sources in doctor are clean`(text: String) throws {
        let entry = SourceReport.Entry(.idle, rejected: [.init(name: text, reason: text)])
        let report = try #require(SourceReport(SourceReport([entry]).variant))
        let rejected = report.entries.flatMap(\.rejected)
        #expect(rejected == [.init(name: text.harmlessName, reason: text.harmlessReason)])
        #expect(SourceNotes.lines(report, since: SourceReport()).allSatisfy { Self.isClean($0) })
    }

    @Test(arguments: texts, [true, false])
    func `a notification has only our line breaks`(text: String, hasMarkup: Bool) throws {
        let traits = ServerTraits(capabilities: hasMarkup ? ["body", "body-markup"] : ["body"], server: nil)
        let notification = ConfigNotice.notification([text, "<b>\(text)</b>"])
        let body = try #require(notification.body(for: traits))
        #expect(Self.isClean(body) && body.split(separator: "\n").count == 2)
        #expect(body.contains("<b>") != hasMarkup)
    }

    @Test(arguments: texts) func `a problem in the config is one clean line`(text: String) {
        let config = "[sitting]\nremind_after = \(text)\n[slot \(text)]\n\(text) = 1\n[\(text)]\nx = 1\n"
        for place in ["/home/a/\(text)/balasana.conf", "/etc/balasana.conf"] {
            let reading = ConfigReader.read([ConfigFile(path: place, text: config)], keeping: nil)
            #expect(!reading.diagnostics.isEmpty)
            for problem in reading.diagnostics {
                #expect(problem.description.harmless == problem.description)
                #expect(problem.shortDescription.harmless == problem.shortDescription)
            }
        }
        #expect(HomePath.short("/home/a/\(text)", home: "/home/a").harmless == "~/" + text.harmless)
    }

    @Test(arguments: ["\u{1B}[2J", "\u{202E}drowssap", "\u{9B}2J"])
    func `the commands refuse a value of the config with control characters, and show it without them`(
        text: String
    ) throws {
        let home = try UserHome()
        let refused = try home.run("config", "set", "calls.ignore", "player\(text)")
        let reason = "\"player\(text.harmless)\" contains the control character U+"
        #expect(refused.status != 0 && refused.out == "" && refused.error.contains(reason))
        try home.put(".config/balasana/balasana.conf", "[calls]\nignore = player\(text)\n")
        let found = try [["check"], ["get", "calls.ignore"], ["show"], ["show", "--json"]].map {
            try home.run(arguments: ["config"] + $0)
        }
        #expect(found[0].status == 65 && found[0].out.contains(reason))
        for output in [refused] + found { #expect(Self.isClean(output.out) && Self.isClean(output.error)) }
    }

    @Test(arguments: texts) func `an error message is clean`(text: String) throws {
        let home = try UserHome()
        let command = try home.run(arguments: ["config", "get", text.filter { $0 != "\0" }])
        #expect(command.status == 64 && Self.isClean(command.error))
    }

    @Test func `an error names a path without control characters`() throws {
        let home = try UserHome()
        let folder = "\(home.path)/a\u{1B}[2J"
        home.environment["XDG_CONFIG_HOME"] = folder
        try FileManager.default.createDirectory(
            atPath: folder + "/balasana/balasana.conf", withIntermediateDirectories: true)
        let command = try home.run("config", "edit")
        #expect(command.error.contains("a\u{FFFD}[2J") && Self.isClean(command.error), "\(command)")
    }

    @Test(arguments: texts) func `a fault of a trace quotes its keys without control characters`(text: String) {
        let fault = TraceFault(text, key: "buckets.\(text).events", found: text, allowed: "an object")
        #expect(fault.description.harmless == fault.description)
    }
}
