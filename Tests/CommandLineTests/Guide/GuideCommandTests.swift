import Foundation
import Presenters
import Testing

@testable import balasana

/// Runs `balasana guide` as a program in a temporary home folder.
@Suite("Guide command") final class GuideCommandTests {
    private let home: UserHome

    init() throws {
        home = try UserHome()
        // No program of the machine can open a page.
        home.environment["PATH"] = home.path + "/bin"
        try FileManager.default.createDirectory(atPath: home.path + "/bin", withIntermediateDirectories: true)
    }

    /// Installs an xdg-open that records its arguments and exits with `status`.
    private func putOpener(status: Int = 0) throws {
        let script = "#!/bin/sh\nprintf '%s' \"$*\" >\"$HOME/opened\"\nexit \(status)\n"
        try home.put("bin/xdg-open", script)
        chmod(home.path + "/bin/xdg-open", 0o755)
    }

    private func run(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> (status: Int32, out: String, error: String) {
        home.environment.merge(environment) { $1 }
        defer { for name in environment.keys { home.environment[name] = nil } }
        return try home.run(arguments: ["guide"] + arguments)
    }

    @Test func `the text has the given width and the user's settings`() throws {
        try home.put(UserHome.config, "[sitting]\nremind_after = 50m\n")
        let guide = try run(environment: ["COLUMNS": "40"])
        #expect(guide.status == 0 && guide.error.isEmpty)
        #expect(guide.out.hasPrefix("Your guide to Child's Pose\n"))
        #expect(guide.out.split(separator: "\n").allSatisfy { $0.count <= 40 })
        #expect(guide.out.contains("reminds you after 50 min of sitting."))
    }

    @Test func `the page is written to the cache and opened`() throws {
        try putOpener()
        let page = try run("--html", environment: ["DISPLAY": ":7"])
        #expect(page.status == 0 && page.error.isEmpty)
        #expect(page.out == "HOME/.cache/balasana/guide.html\n")
        #expect(home.text("opened") == "\(home.path)/.cache/balasana/guide.html")
        #expect(HTMLPage.Kind.guide.wrote(home.text(".cache/balasana/guide.html") ?? ""))
        let elsewhere = try run("--html", environment: ["XDG_CACHE_HOME": home.path + "/c"])
        #expect(elsewhere.out == "HOME/c/balasana/guide.html\n")
    }

    @Test func `--output is relative to the current folder, and --no-open does not open the page`() throws {
        try putOpener()
        let page = try run("--html", "--no-open", "--output", "guide.html", environment: ["WAYLAND_DISPLAY": "w"])
        #expect(page.status == 0 && page.out.hasSuffix("/guide.html\n") && page.error.isEmpty)
        #expect(home.text("guide.html") != nil && home.text("opened") == nil)
    }

    @Test func `without a display the page is written but not opened, with a message`() throws {
        try putOpener()
        let page = try run("--html", environment: ["DISPLAY": ""])
        #expect(page.status == 0)
        #expect(page.error == "balasana: There is no display, so the page was not opened.\n")
        #expect(home.text("opened") == nil)
    }

    @Test func `without xdg-open the page is written, with a message`() throws {
        let display = ["DISPLAY": ":7"]
        let missing = try run("--html", environment: display)
        #expect(missing.status == 0 && missing.error.contains("xdg-open cannot be started"))
        try putOpener(status: 3)
        let failing = try run("--html", environment: display)
        #expect(failing.status == 0 && failing.error.contains("xdg-open failed"))
        #expect(home.text(".cache/balasana/guide.html") != nil)
    }

    @Test func `an older page is overwritten, another file is not`() throws {
        try home.put("mine.html", "mine")
        let refused = try run("--html", "--output", "mine.html")
        #expect(refused.status == 77 && refused.out.isEmpty)
        #expect(refused.error.contains("/mine.html already exists and is not a Balasana guide."))
        #expect(home.text("mine.html") == "mine")
        let report = "<meta name=\"generator\" content=\"Balasana report 0.0.1\"/>"
        try home.put("report.html", report)
        #expect(try run("--html", "--output", "report.html").status == 77)
        #expect(home.text("report.html") == report)
        let older = "<meta name=\"generator\" content=\"Balasana 0.0.1\"/>"
        try home.put("older.html", older)
        #expect(try run("--html", "--output", "older.html").status == 0)
        #expect(home.text("older.html") != older)
    }

    @Test func `if the page cannot be written, the error names the file and the reason`() throws {
        try home.put("file", "")
        let below = try run("--html", "--output", "file/guide.html")
        #expect(below.status == 73 && below.out.isEmpty)
        #expect(below.error.contains("/file/guide.html: Not a directory."))
        let folder = try run("--html", "--output", "bin")
        #expect(folder.status == 73 && folder.error.contains("/bin: Is a directory."))
    }

    @Test(arguments: [["--output", "x.html"], ["--no-open"], ["--html", "--output", ""]])
    func `invalid combinations of options are refused`(arguments: [String]) {
        #expect(throws: (any Error).self) { try GuideCommand.parse(arguments) }
    }
}
