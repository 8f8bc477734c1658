import Fixtures
import Foundation
import Storage
import Testing

/// Runs `balasana history --follow` while rows are written.
@Suite("History, followed") struct HistoryFollowTests {
    private let home: UserHome
    private let folder: String

    init() throws {
        home = try UserHome()
        folder = home.path + "/.local/share/balasana/history"
    }

    private var environment: [String: String] { ["HOME": home.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"] }

    private func follow(_ options: String..., output: ChildProcess.Output? = nil) throws -> ChildProcess {
        try ChildProcess(
            [UserHome.program, "history", "--follow"] + options, environment: environment, inherits: false,
            output: output ?? .lines(errors: home.path + "/.errors"))
    }

    private func row(_ time: String, _ event: String = "ate") -> String {
        "2026-\(time):00.000+00:00\t\(event)\t\t\t\t0\t"
    }

    /// Replaces the file as a synchroniser does.
    private func replace(_ name: String, _ rows: String...) throws {
        let file = "\(folder)/\(name)"
        try home.put("new", (["time\tevent"] + rows).joined(separator: "\n") + "\n")
        try FileManager.default.createDirectory(
            atPath: URL(filePath: file).deletingLastPathComponent().path, withIntermediateDirectories: true)
        #expect(rename(home.path + "/new", file) == 0)
    }

    private func append(_ name: String, _ text: String) throws {
        let file = try #require(FileHandle(forWritingAtPath: "\(folder)/\(name)"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    @Test func `each row gives a line, whoever writes it, and gives it once`() throws {
        // There is no folder yet.
        let child = try follow("--tsv")
        #expect(child.firstLine().hasPrefix("time\tmachine\tevent"))
        func next() -> String { child.firstLine().split(separator: "\t").prefix(3).joined(separator: " ") }
        try History(folder: folder, machine: "desk").append([row("11-29T08:00")])
        #expect(next() == "2026-11-29T08:00:00.000+00:00 desk ate")
        // Another machine, whose older rows have just arrived.
        try replace("laptop/2026-11.tsv", row("11-02T08:00"), row("11-29T08:01"))
        #expect(next() == "2026-11-02T08:00:00.000+00:00 laptop ate")
        #expect(next() == "2026-11-29T08:01:00.000+00:00 laptop ate")
        // Rows in another order, and a new one.
        try replace("laptop/2026-11.tsv", row("11-29T08:01"), row("11-29T08:02", "better"), row("11-02T08:00"))
        #expect(next() == "2026-11-29T08:02:00.000+00:00 laptop better")
        // The next month.
        try History(folder: folder, machine: "desk").append([row("12-01T00:00")])
        #expect(next() == "2026-12-01T00:00:00.000+00:00 desk ate")
        // A row in two parts.
        let late = row("12-01T00:05") + "\n"
        try append("desk/2026-12.tsv", String(late.prefix(33)))
        try replace("laptop/2026-12.tsv", row("12-01T00:04"))
        #expect(next() == "2026-12-01T00:04:00.000+00:00 laptop ate")
        try append("desk/2026-12.tsv", String(late.dropFirst(33)))
        #expect(next() == "2026-12-01T00:05:00.000+00:00 desk ate")
        // A line that is not a row is named; the rows after it are there.
        try append("desk/2026-12.tsv", "odd\n\(row("12-01T00:06"))\n")
        #expect(next() == "2026-12-01T00:06:00.000+00:00 desk ate")
        child.kill(SIGINT)
        #expect(child.exitStatus() == -SIGINT)
        #expect(child.firstLine() == "")
        let errors = home.text(".errors")?.split(separator: "\n") ?? []
        #expect(errors.count == 1 && errors[0].contains("/desk/2026-12.tsv:4: found \"odd\", expected 7 columns"))
    }

    @Test(arguments: [["--json"], []]) func `JSON and text have a line for a row, too`(options: [String]) throws {
        let output = Timeline<String>()
        let child = try ChildProcess(
            [UserHome.program, "history", "--follow"] + options, environment: environment, inherits: false,
            output: .pieces { if let piece = $0 { output.append(String(decoding: piece, as: UTF8.self)) } })
        // It does not say when it begins, so write rows until one is shown.
        for minute in 10..<60 where output.count == 0 {
            try History(folder: folder, machine: "desk").append([row("11-29T08:\(minute)")])
            _ = output.first(within: 1)
        }
        let shown = try #require(output.first(within: 1)?.element).split(separator: "\n")
        for line in shown {
            if options.isEmpty {
                #expect(line.contains(#/^2026-11-29 08:\d\d  meal$/#))
            } else {
                #expect(line.hasPrefix(#"{"at":"2026-11-29T08:"#) && line.hasSuffix(#""variation":null}"#))
            }
        }
        #expect(!shown.isEmpty && child.isRunning)
    }

    @Test func `it ends when its reader has gone, even without a new row`() throws {
        let first = try ChildProcess(
            ["sh", "-c", "'\(try UserHome.program)' history --follow --tsv | head -n 1"], environment: environment,
            inherits: false
        ).result()
        #expect(String(decoding: first, as: UTF8.self).hasPrefix("time\tmachine"))
    }

    @Test func `a folder that cannot be watched is an error`() throws {
        try home.put(".local/share/balasana", "a file")
        let result = try home.run("history", "--follow")
        #expect(result == (69, "", "balasana: HOME/.local/share/balasana/history cannot be watched.\n"))
    }
}
