import Fixtures
import Foundation
import Presenters
import Storage
import Testing

@testable import Control
@testable import ReminderCore
@testable import balasana

/// Compares the pages in `Config/man`. With `RECORD_GOLDEN=1` the tests write them: check the diff.
@Suite("Manual", .serialized) struct ManualTests {
    private static let date = "2026-11-28"
    private static let folder = URL(filePath: #filePath).appending(path: "../../../../Config/man").standardized

    private func recorded(_ name: String, now page: String) throws -> String {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test func `balasana(1) is up to date`() throws {
        let page = CommandManual.page(try CommandTree.current().command, date: Self.date)
        #expect(page == (try recorded("balasana.1", now: page)))
    }

    @Test func `balasana.conf(5) is up to date and has every setting`() throws {
        let page = ConfigManual.page(date: Self.date)
        #expect(page == (try recorded("balasana.conf.5", now: page)))
        for setting in ConfigReader.read([ConfigFile](), keeping: nil).keys {
            #expect(page.contains(".TP\n\(Roff.bold(setting.key.key))\n"), "\(setting.key)")
        }
    }

    @Test func `balasana-json(7) is up to date`() throws {
        let page = JSONManual.page(date: Self.date)
        #expect(page == (try recorded("balasana-json.7", now: page)))
    }

    @Test func `balasana-agent(1) is up to date and has every method, signal and property`() throws {
        let page = AgentManual.page(date: Self.date)
        #expect(page == (try recorded("balasana-agent.1", now: page)))
        let members = ControlInterface.introspection().matches(of: /<(?:method|signal|property) name="(\w+)"/)
        #expect(members.map { String($0.1) } == ControlInterface.members.map(\.name))
        for member in ControlInterface.members { #expect(page.contains(".TP\n\(Roff.bold(member.name))\n")) }
    }

    @Test func `the installed introspection data is that of the agent`() throws {
        let text = """
            <!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
            <!--
              The interface of balasana-agent(1). Lengths are milliseconds. If the agent refuses, the message of the
              error is a sentence for the user.
            -->
            \(ControlInterface.introspection(isDocumented: true))

            """
        #expect(text == (try recorded("../\(ControlInterface.interface).xml", now: text)))
        let comments = text.matches(of: /<!--(.*?)-->/.dotMatchesNewlines())
        #expect(comments.count == ControlInterface.members.count + 1)
        // Two hyphens are an error in a comment of XML.
        for comment in comments { #expect(!comment.1.contains("--"), "\(comment.1)") }
        let comment = #/ *<!--.*?-->\n/#.dotMatchesNewlines()
        #expect(
            ControlInterface.introspection(isDocumented: true).replacing(comment, with: "")
                == ControlInterface.introspection())
    }

    @Test(arguments: ["balasana.1", "balasana-agent.1", "balasana.conf.5", "balasana-json.7"])
    func `groff reports no warnings`(name: String) throws {
        let groff = try run("groff", "-ww", "-man", "-z", "-Tutf8", Self.folder.appending(path: name).path)
        #expect(groff == "")
    }

    @Test func `special characters are shown and copied unchanged`() {
        var page = Roff("X", section: 1, date: "2026-11-28", source: "", volume: "")
        page.words("A `--flag 'x'` and C:\\dir. Next")
        page.words(".conf")
        #expect(page.text.hasSuffix("\nA \\%\\fB\\-\\-flag \\%\\(aqx\\(aq\\fR and C:\\edir.\nNext\n\\&.conf\n"))
    }

    @Test func `all keys of the Waybar object are documented, and no others`() throws {
        let line = try StatusLine.waybar.text(nil)
        let keys = Self.keys(try JSONSerialization.jsonObject(with: Data(line.utf8)), "")
        #expect(keys == Set(JSONManual.waybar.map(\.0)))
    }

    @Test func `all keys of each object are documented, and no others`() throws {
        let home = try UserHome()
        let config = "[meal lunch]\nat = 12:30 to 13:00\n[slot noon]\nat = 14:00\n[quiet]\nat = 22:00 to 06:30\n"
        try home.put(UserHome.config, config)
        try home.put("trace", #"{"at": "2026-03-29T06:00:00Z", "event": "ate"}"# + "\n")
        let simulated = try home.run("simulate", "--json", "--trace", "trace").out
        try home.put(UserHome.config, config + "[odd]\na = b\n")
        try home.put(".local/share/balasana/history/desk/\(Self.yesterday.description.prefix(7)).tsv", Self.history)
        let outputs = [
            "status": try StatusJSON.value(Self.report).text, "plan": try home.run("plan", "--json").out,
            "history": try home.run("history", "--json").out.split(separator: "\n").last.map(String.init) ?? "",
            "stats": try home.run("stats", "--json").out, "simulate": simulated,
            "config show": try home.run("config", "show", "--json").out,
            "autostart status": AutostartJSON.value(Self.login).text,
            "doctor": try home.run("doctor", "--json").out,
        ]
        #expect(Set(outputs.keys) == Set(JSONManual.objects.map(\.command)))
        for object in JSONManual.objects {
            let text = try #require(outputs[object.command])
            let keys = Self.keys(try JSONSerialization.jsonObject(with: Data(text.utf8)), "")
            let named = Set(object.keys.map(\.key))
            for key in named.subtracting(keys) { Issue.record("\(object.command) has no \(key)") }
            for key in keys where !named.contains(where: { Self.belong($0, key) }) {
                Issue.record("\(object.command): \(key) is not documented")
            }
        }
    }

    /// Whether `name` and `key` are equal, or one contains the other.
    private static func belong(_ name: String, _ key: String) -> Bool {
        name == key || [".", "["].contains { name.hasPrefix(key + $0) || key.hasPrefix(name + $0) }
    }

    private static let yesterday = HistoryTable.today.advanced(by: -1)

    /// Rows with all that `stats` adds up.
    private static let history = """
        time\tevent
        \(yesterday)T00:00:00.000+00:00\tstarted\tslot:morning\tclassic\t30\t0\t
        \(yesterday)T00:00:30.000+00:00\tdone\tslot:morning\tclassic\t30\t0\tdate=\(yesterday)
        \(yesterday)T00:02:00.000+00:00\tbout\tsitting\t\t\t120\tfrom=\(yesterday)T00:00:00.000+00:00 ended=away

        """

    /// Facts with every value, in a session in which nothing starts the agent.
    private static var login: LoginFacts {
        LoginFacts(
            entry: LoginFacts.Entry(path: "/e", state: .works(program: "/agent")),
            unit: LoginFacts.Unit(path: "/u", isEnabled: false), compositor: .sway, program: "/agent")
    }

    /// A report with every value.
    private static var report: StatusReport {
        var report = StatusReport(
            Status(
                state: .away, sitting: .zero,
                next: .init(kind: .sitting, at: UTC(seconds: 0), hold: .seconds(30), variation: .seated), heldBack: [],
                calls: [IdleInhibitor(program: "mpv")], snoozesLeft: 3, sources: PresenceSources()),
            calendar: Calendar(zone: .fixed(offset: 0)), server: nil, configProblems: [])
        report.hold = SampleHold().report(0)
        return report
    }

    /// The keys of `value` and of the objects in it, written as on the page.
    private static func keys(_ value: Any, _ path: String) -> Set<String> {
        switch value {
        case let object as [String: Any]:
            object.reduce(into: []) { keys, member in
                let name = path.isEmpty ? member.key : "\(path).\(member.key)"
                keys.insert(name)
                keys.formUnion(Self.keys(member.value, name))
            }
        case let list as [Any]: list.reduce(into: []) { $0.formUnion(keys($1, path + "[]")) }
        default: []
        }
    }

    private func run(_ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: printed, as: UTF8.self)
    }
}
