import Foundation
import Testing

@testable import balasana

/// Tests a file used in place of the user's config: `config check` and `simulate` read it as the agent would.
@Suite("A config given by name") struct ConfigChoiceTests {
    private let home: UserHome

    init() throws {
        home = try UserHome()
        try home.put("day.jsonl", "{\"at\": \"2026-03-30T12:00:00Z\", \"event\": \"active\"}\n")
    }

    private func check(_ file: String) throws -> (status: Int32, output: String) {
        let check = try home.run("config", "check", file)
        return (check.status, check.out)
    }

    private func simulate(_ file: String) throws -> (status: Int32, output: String) {
        let simulation = try home.run("simulate", "--trace", "day.jsonl", "--config", file)
        return (simulation.status, simulation.error)
    }

    @Test func `it overrides the system's files`() throws {
        try home.put("xdg/balasana/balasana.conf", "[slot noon]\nat = 12:00\n")
        try home.put("draft", "[slot noon]\ndays = mon\n")
        #expect(try simulate("draft") == (0, ""))
        try home.put("draft", "[slot noon]\ndays = mon\n[slot tea]\ndays = mon\n")
        #expect(
            try simulate("draft").output.hasPrefix(
                "balasana: draft:3: [slot tea] at: a time from 00:00 to 23:59 or off is missing"))
        try home.put("xdg/balasana/balasana.conf", "[slot noon]\nat = 25:00\n")
        #expect(try simulate("draft").output.hasPrefix("balasana: HOME/xdg/balasana/balasana.conf:2: [slot noon] at: "))
    }

    @Test(arguments: [
        ("[\0s\0", "this file must be UTF-8 text, not NUL bytes"),
        (
            String(repeating: "# all too long\n", count: 20_000),
            "this is not a text file of at most 256 KiB that you may read (File too large)"
        ),
    ])
    func `a file that is not a config is refused`(text: String, message: String) throws {
        try home.put("draft", text)
        let (check, simulation) = (try check("draft"), try simulate("draft"))
        #expect(check.status == 65 && check.output.hasPrefix("draft: \(message)"))
        #expect(simulation.status == 65 && simulation.output.hasPrefix("balasana: draft: \(message)"))
    }

    @Test func `a folder is refused`() throws {
        let message = ".: this is not a text file of at most 256 KiB that you may read (Is a directory)"
        #expect(try check(".").output.hasPrefix(message))
        #expect(try simulate(".").output.hasPrefix("balasana: \(message)"))
    }

    @Test func `it may be a pipe`() throws {
        try home.put("bump.conf", "[sitting]\nbumpy = 9\n")
        func shell(_ command: String) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "cat bump.conf | \(try UserHome.program) \(command) 2>&1"]
            process.currentDirectoryURL = URL(filePath: home.path)
            process.environment = [
                "HOME": home.path, "XDG_CONFIG_DIRS": home.path + "/xdg", "PATH": "/usr/bin:/bin",
            ]
            let out = Pipe()
            process.standardOutput = out
            try process.run()
            let output = out.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: output, as: UTF8.self)
        }
        let fault = "/dev/stdin:2: [sitting] bumpy: unknown key"
        #expect(try shell("config check /dev/stdin").hasPrefix(fault))
        #expect(try shell("simulate --trace day.jsonl --config /dev/stdin").hasPrefix("balasana: \(fault)"))
    }
}
