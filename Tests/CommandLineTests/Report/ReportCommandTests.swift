import Foundation
import Platform
import Presenters
import ReminderCore
import Testing

@testable import balasana

/// Runs `balasana report` as a program in a temporary home folder.
@Suite("Report command") final class ReportCommandTests {
    private let home: UserHome
    private let today = Calendar.local.local(UTC.now).date
    private var history: String { ".local/share/balasana/history/desk/\(today.description.prefix(7)).tsv" }

    init() throws {
        home = try UserHome()
        try home.put("bin/xdg-open", "#!/bin/sh\nprintf '%s' \"$*\" >\"$HOME/opened\"\n")
        chmod(home.path + "/bin/xdg-open", 0o755)
        home.environment["PATH"] = home.path + "/bin:/usr/bin:/bin"
    }

    private func run(_ arguments: String...) throws -> (status: Int32, out: String, error: String) {
        try home.run(arguments: ["report"] + arguments)
    }

    @Test func `the page is written to the cache and opened`() throws {
        home.environment["DISPLAY"] = ":7"
        let page = try run()
        #expect(page.status == 0 && page.error.isEmpty)
        #expect(page.out == "HOME/.cache/balasana/report.html\n")
        #expect(home.text("opened") == "\(home.path)/.cache/balasana/report.html")
        #expect(HTMLPage.Kind.report.wrote(home.text(".cache/balasana/report.html") ?? ""))
    }

    @Test func `--output names the file, and - is standard output`() throws {
        home.environment["DISPLAY"] = ":7"
        let page = try run("--no-open", "--output", "mine.html", "--days", "7")
        #expect(page.status == 0 && page.out.hasSuffix("/mine.html\n") && page.error.isEmpty)
        let printed = try run("--output", "-", "--days", "7")
        #expect(printed.status == 0 && printed.out == home.text("mine.html"))
        #expect(home.text("opened") == nil && home.text(".cache/balasana/report.html") == nil)
    }

    @Test func `without a display the page is written, with a message`() throws {
        let page = try run()
        #expect(page.status == 0)
        #expect(page.error == "balasana: There is no display, so the page was not opened.\n")
    }

    @Test func `an older report is overwritten, another file is not`() throws {
        #expect(try run("--no-open", "--output", "a.html").status == 0)
        #expect(try run("--no-open", "--output", "a.html").status == 0)
        let guide = "<meta name=\"generator\" content=\"Balasana 1.0\"/>"
        for text in ["mine", guide] {
            try home.put("b.html", text)
            let refused = try run("--output", "b.html")
            #expect(refused.status == 77 && refused.out.isEmpty)
            #expect(refused.error.contains("/b.html already exists and is not a Balasana report. It was not changed."))
            #expect(home.text("b.html") == text)
        }
        try home.put("b.html", "")
        #expect(try run("--no-open", "--output", "b.html").status == 0)
    }

    @Test func `if the page cannot be written, the error names the file and the reason`() throws {
        try home.put("file", "")
        for (path, reason) in [
            ("file/a.html", "/file/a.html: Not a directory."), ("bin", "/bin: Is a directory."),
            ("none/a.html", "there is no folder "), ("/dev/full", "/dev/full: "),
        ] {
            let result = try run("--output", path)
            #expect(result.status == 73 && result.out.isEmpty && result.error.contains(reason), "\(result.error)")
        }
    }

    @Test(arguments: [["--days", "0"], ["--days", "367"], ["--days", "-1"], ["--days", "x"], ["--output", ""]])
    func `invalid options are refused`(arguments: [String]) throws {
        let result = try home.run(arguments: ["report", "--no-open"] + arguments)
        #expect(result.status == 64 && result.out.isEmpty && !result.error.isEmpty)
        #expect(home.text(".cache/balasana/report.html") == nil)
    }

    @Test func `what cannot be read is named, and the rest counts`() throws {
        let row = "\(today)T00:00:00.000+00:00\tdone\tsitting\tseated\t30\t60\t"
        let long = String(repeating: "x", count: 100_000)
        let text = "time\tevent\n\(row)\nodd\u{1B}[2J\n\u{0}\u{1}\n\(long)\n\(row.prefix(40))"
        try home.put(history, text)
        let future = "time\tevent\tversion=99\n\(today)T00:00:00.000+00:00\tpondered\tmoon\t\t\t0\t\tnew\n"
        try home.put(history.replacing("/desk/", with: "/laptop/"), future)
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/.local/share/balasana/history/work", withDestinationPath: "work")
        let result = try run("--no-open")
        #expect(result.status == 1 && result.out == "HOME/.cache/balasana/report.html\n")
        #expect(result.error.contains("HOME/\(history):3: found \"odd\u{FFFD}[2J\""))
        #expect(result.error.contains("HOME/.local/share/balasana/history/work: "))
        for line in 4...6 { #expect(result.error.contains("HOME/\(history):\(line): found ")) }
        #expect(result.error.contains("/laptop/") && result.error.contains("has the newer format 99"))
        #expect(result.error.utf8.count < 3000)
        #expect(home.text(history) == text, "nothing is deleted")
        let page = home.text(".cache/balasana/report.html") ?? ""
        #expect(page.contains("Parts of the history could not be read."))
        #expect(page.contains("A pose was held on 1 of 1 day at the desk."))
    }

    @Test func `a problem in the config is named, and the report is written`() throws {
        try home.put(UserHome.config, "[sitting]\nremind_after = never\n")
        let result = try run("--no-open")
        #expect(result.status == 0 && result.error.contains("remind_after"))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")))
    func `xmllint accepts the page`() throws {
        let row = "\(today)T00:00:00.000+00:00\tdone\tslot:a<b>&\"\tclassic\t30\t60\t"
        try home.put(history, "time\tevent\n\(row)\n")
        _ = try run("--no-open")
        let check = Process()
        check.executableURL = URL(filePath: "/usr/bin/xmllint")
        check.arguments = ["--noout", home.path + "/.cache/balasana/report.html"]
        try check.run()
        check.waitUntilExit()
        #expect(check.terminationStatus == 0)
    }
}
