import Foundation
import Presenters
import Testing

@testable import balasana

/// `balasana guide` as it is run, in a home of the test's own.
@Suite("Guide command") final class GuideCommandTests {
    private let home: String

    init() throws {
        home = NSTemporaryDirectory() + "/balasana-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: home + "/bin", withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: home)
    }

    /// An xdg-open that notes what it is to open, and ends with `status`.
    private func putOpener(status: Int = 0) throws {
        let script = "#!/bin/sh\nprintf '%s' \"$*\" >\"$HOME/opened\"\nexit \(status)\n"
        try script.write(toFile: home + "/bin/xdg-open", atomically: true, encoding: .utf8)
        chmod(home + "/bin/xdg-open", 0o755)
    }

    private func text(_ name: String) -> String? {
        try? String(contentsOfFile: "\(home)/\(name)", encoding: .utf8)
    }

    private func run(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> (status: Int32, out: String, error: String) {
        let process = Process()
        // The test bundle lies beside the executables that are built with it.
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(filePath: own).deletingLastPathComponent().appending(path: "balasana")
        process.arguments = ["guide"] + arguments
        process.currentDirectoryURL = URL(filePath: home)
        process.environment = ["HOME": home, "PATH": home + "/bin"].merging(environment) { $1 }
        for name in ["out", "error"] { try Data().write(to: URL(filePath: "\(home)/\(name)")) }
        process.standardOutput = FileHandle(forWritingAtPath: home + "/out")
        process.standardError = FileHandle(forWritingAtPath: home + "/error")
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, text("out") ?? "", text("error") ?? "")
    }

    @Test func `it prints for the width it is given, with the user's settings`() throws {
        try FileManager.default.createDirectory(
            atPath: home + "/.config/balasana", withIntermediateDirectories: true)
        try "[sitting]\nremind_after = 50m\n".write(
            toFile: home + "/.config/balasana/balasana.conf", atomically: true, encoding: .utf8)
        let guide = try run(environment: ["COLUMNS": "40"])
        #expect(guide.status == 0 && guide.error.isEmpty)
        #expect(guide.out.hasPrefix("Your guide to Child's Pose\n"))
        #expect(guide.out.split(separator: "\n").allSatisfy { $0.count <= 40 })
        #expect(guide.out.contains("asks you after 50 min of sitting."))
    }

    @Test func `the page goes to the cache, and is opened from there`() throws {
        try putOpener()
        let page = try run("--html", environment: ["DISPLAY": ":7"])
        #expect(page.status == 0 && page.error.isEmpty)
        #expect(page.out == "\(home)/.cache/balasana/guide.html\n")
        #expect(text("opened") == "\(home)/.cache/balasana/guide.html")
        #expect(GuidePage.isOurs(text(".cache/balasana/guide.html") ?? ""))
        let elsewhere = try run("--html", environment: ["XDG_CACHE_HOME": home + "/c"])
        #expect(elsewhere.out == "\(home)/c/balasana/guide.html\n")
    }

    @Test func `a file of one's own counts from the current folder, and is not opened when that is asked for`() throws {
        try putOpener()
        let page = try run("--html", "--no-open", "--output", "guide.html", environment: ["WAYLAND_DISPLAY": "w"])
        #expect(page.status == 0 && page.out.hasSuffix("/guide.html\n") && page.error.isEmpty)
        #expect(text("guide.html") != nil && text("opened") == nil)
    }

    @Test func `without a display the page is written all the same, and it says that it was not opened`() throws {
        try putOpener()
        let page = try run("--html", environment: ["DISPLAY": ""])
        #expect(page.status == 0)
        #expect(page.error == "balasana: The page was not opened: there is no display here.\n")
        #expect(text("opened") == nil)
    }

    @Test func `without a program to open it the page is written all the same, and it says so`() throws {
        let display = ["DISPLAY": ":7"]
        let missing = try run("--html", environment: display)
        #expect(missing.status == 0 && missing.error.contains("open it in a browser yourself"))
        try putOpener(status: 3)
        let failing = try run("--html", environment: display)
        #expect(failing.status == 0 && failing.error.contains("xdg-open failed"))
        #expect(text(".cache/balasana/guide.html") != nil)
    }

    @Test func `another's file is not overwritten, an older page is`() throws {
        try "mine".write(toFile: home + "/mine.html", atomically: true, encoding: .utf8)
        let refused = try run("--html", "--output", "mine.html")
        #expect(refused.status == 77 && refused.out.isEmpty)
        #expect(refused.error.contains("/mine.html is there already and is no page of Balasana's"))
        #expect(text("mine.html") == "mine")
        let older = "<meta name=\"generator\" content=\"Balasana 0.0.1\"/>"
        try older.write(toFile: home + "/older.html", atomically: true, encoding: .utf8)
        #expect(try run("--html", "--output", "older.html").status == 0)
        #expect(text("older.html") != older)
    }

    @Test func `a page that cannot be written names its file and the reason`() throws {
        try "".write(toFile: home + "/file", atomically: true, encoding: .utf8)
        let below = try run("--html", "--output", "file/guide.html")
        #expect(below.status == 73 && below.out.isEmpty)
        #expect(below.error.contains("/file/guide.html: Not a directory."))
        let folder = try run("--html", "--output", "bin")
        #expect(folder.status == 73 && folder.error.contains("/bin: Is a directory."))
    }

    @Test(arguments: [["--output", "x.html"], ["--no-open"], ["--html", "--output", ""]])
    func `options that mean nothing are refused`(arguments: [String]) {
        #expect(throws: (any Error).self) { try GuideCommand.parse(arguments) }
    }
}
