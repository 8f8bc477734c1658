import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import balasana

/// Runs `balasana simulate` as a program in a temporary home folder.
@Suite("Simulate command") final class SimulateCommandTests {
    private let home = NSTemporaryDirectory() + "/balasana-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: home)
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(home)/\(name)", atomically: true, encoding: .utf8)
    }

    private func run(
        _ arguments: String..., input: String? = nil, into output: String? = nil, columns: Int = 80
    ) throws -> (status: Int32, out: String, error: String) {
        let process = Process()
        // The test bundle is in the same folder as the executables.
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(filePath: own).deletingLastPathComponent().appending(path: "balasana")
        process.arguments = ["simulate"] + arguments
        process.currentDirectoryURL = URL(filePath: home)
        process.environment = [
            "HOME": home, "XDG_CONFIG_DIRS": home + "/xdg", "TZ": "Europe/Berlin", "COLUMNS": "\(columns)",
        ]
        for name in ["out", "error"] { try write("", name) }
        process.standardOutput = FileHandle(forWritingAtPath: output ?? home + "/out")
        process.standardError = FileHandle(forWritingAtPath: home + "/error")
        process.standardInput = input.flatMap { FileHandle(forReadingAtPath: "\(home)/\($0)") } ?? .nullDevice
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String { try String(contentsOfFile: "\(home)/\(name)", encoding: .utf8) }
        return (process.terminationStatus, try text("out"), try text("error"))
    }

    /// Writes a trace of a day with many kinds of events, and a config with a meal.
    private func writeDay() throws {
        let day = SampleTrace(
            lines: """
                05:00 active
                05:31 idle
                05:31:40 start
                05:33:10 active
                05:33:20 comfortable
                06:10 dnd-on
                06:25 dnd-off
                06:27:30 snooze for 15m
                06:45:30 start
                07:40 skip
                07:41 close
                08:00 locked
                08:30 unlocked
                10:45 active
                15:00 idle
                15:01 asleep
                23:00 awake
                """)
        try write(day.text, "day.jsonl")
        try write(
            "[slot morning]\nat = 07:30\n[slot evening]\nat = 21:00\n[meal lunch]\nat = 12:30 to 13:00\n", "my.conf")
    }

    @Test func `the text for a day matches the golden file`() throws {
        try writeDay()
        let day = try run("--trace", "day.jsonl", "--config", "my.conf")
        #expect(day.status == 0)
        #expect(day.error == "balasana: day.jsonl:11: close: Nothing is on the screen.\n")
        #expect(try GoldenFile.text("simulate-day.txt", now: day.out) == day.out)
    }

    @Test func `at 40 columns no line is wider`() throws {
        try writeDay()
        let day = try run("--trace", "day.jsonl", "--config", "my.conf", columns: 40)
        #expect(try GoldenFile.text("simulate-day-40.txt", now: day.out) == day.out)
        for line in day.out.split(separator: "\n") { #expect(line.count <= 40, "\(line)") }
    }

    @Test func `the JSON output has an object with every key on each line`() throws {
        try writeDay()
        let day = try run("--trace", "day.jsonl", "--config", "my.conf", "--json", "--zone", "Asia/Tokyo")
        #expect(try GoldenFile.text("simulate-day.jsonl", now: day.out) == day.out)
        for line in day.out.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(
                Set(object?.keys ?? [:].keys) == ["at", "event", "kind", "slot", "hold_seconds", "variation", "reason"])
        }
    }

    @Test func `without --config the user's settings are used, and nothing is written`() throws {
        let settings = "\(home)/.config/balasana"
        try FileManager.default.createDirectory(atPath: settings, withIntermediateDirectories: true)
        try write("[sitting]\nremind_after = 20m\n", ".config/balasana/balasana.conf")
        try write(SampleTrace(lines: "12:00 active\n12:20 end").text, "day.jsonl")
        let before = try FileManager.default.subpathsOfDirectory(atPath: home)
        let day = try run("--trace", "day.jsonl")
        #expect(
            day.out == """
                Mon 30 Mar 2026, UTC+02:00
                  14:20:00  due          at the desk, 30 s seated

                No holds in 1 day.

                """)
        #expect(Set(try FileManager.default.subpathsOfDirectory(atPath: home)) == Set(before).union(["out", "error"]))
        try write("", "day.jsonl")
    }

    @Test func `it prints as it goes, and ends when its reader has gone`() throws {
        // Five years without an end: what is printed first comes long before the last of it is known.
        let year = (2026...2030).map {
            "{\"at\": \"\($0)-03-30T06:00:00Z\", \"event\": \"active\"}\n"
        }.joined()
        try write(year, "day.jsonl")
        let process = Process()
        process.executableURL = URL(filePath: try UserHome.program)
        process.arguments = ["simulate", "--trace", "\(home)/day.jsonl", "--json"]
        process.environment = ["HOME": home, "XDG_CONFIG_DIRS": home + "/xdg"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let first = try output.fileHandleForReading.read(upToCount: 1000)
        #expect(first?.count == 1000)
        #expect(process.isRunning)
        try output.fileHandleForReading.close()
        process.waitUntilExit()
        #expect([0, SIGPIPE].contains(process.terminationStatus))
    }

    @Test func `what cannot be written is no success`() throws {
        try writeDay()
        let full = try run("--trace", "day.jsonl", into: "/dev/full")
        #expect(full.status == 73 && full.error.contains("could not be written: No space left on device."))
    }

    @Test func `an invalid trace is reported, without other output`() throws {
        try write(SampleTrace(lines: "06:00 active\n07:00 nap").text, "day.jsonl")
        let day = try run("--trace", "day.jsonl")
        #expect(day.status == 65 && day.out.isEmpty)
        let error = day.error.split(separator: "\n").joined(separator: " ")
        #expect(error == "balasana: day.jsonl:2: event: found \"nap\"; expected \(TraceWord.allowed)")
        // Also if the invalid line comes long after the time when output begins.
        let days = (1...5).map { "{\"at\": \"2026-0\($0)-28T06:00:00Z\", \"event\": \"active\"}\n" }.joined()
        try write(days + "odd\n", "day.jsonl")
        let last = try run("--trace", "day.jsonl")
        #expect(last.status == 65 && last.out.isEmpty && last.error.hasPrefix("balasana: day.jsonl:6: "))
    }

    @Test func `a pipe is replayed like a file`() throws {
        try writeDay()
        let file = try run("--trace", "day.jsonl", "--config", "my.conf")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let command = "cat day.jsonl | \"$0\" simulate --config my.conf --trace"
        process.arguments = ["-c", "\(command) - >first; \(command) /dev/stdin >second", try UserHome.program]
        process.currentDirectoryURL = URL(filePath: home)
        process.environment = [
            "HOME": home, "XDG_CONFIG_DIRS": home + "/xdg", "TZ": "Europe/Berlin", "COLUMNS": "80",
            "PATH": "/usr/bin:/bin",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        for name in ["first", "second"] {
            #expect(try String(contentsOfFile: "\(home)/\(name)", encoding: .utf8) == file.out)
        }
    }

    @Test func `messages call standard input by that name`() throws {
        try write(SampleTrace(lines: "06:00 active\n06:01 snooze").text, "day.jsonl")
        #expect(try run("--trace", "-").error == "balasana: standard input: found no event; expected at least one\n")
        let day = try run("--trace", "-", input: "day.jsonl")
        #expect(day.status == 0 && day.error.hasPrefix("balasana: standard input:2: snooze: "))
        try write("{", "day.jsonl")
        let torn = try run("--trace", "-", input: "day.jsonl")
        #expect(torn.error.hasPrefix("balasana: standard input:1: found the end"))
    }

    @Test func `an invalid config is reported, without other output`() throws {
        try writeDay()
        try write("[sitting]\nremind_after = 45 minits\n", "my.conf")
        let day = try run("--trace", "day.jsonl", "--config", "my.conf")
        #expect(day.status == 65 && day.out.isEmpty)
        #expect(day.error.hasPrefix("balasana: my.conf:2: [sitting] remind_after: \"45 minits\" is not a duration "))
    }

    @Test func `a missing file is reported`() throws {
        try writeDay()
        let trace = try run("--trace", "none")
        #expect(trace.status == 66 && trace.out.isEmpty)
        #expect(trace.error == "balasana: none cannot be read: No such file or directory.\n")
        let config = try run("--trace", "day.jsonl", "--config", "none")
        #expect(config.status == 66 && config.out.isEmpty)
        #expect(config.error == "balasana: There is no file none.\n")
        #expect(throws: (any Error).self) { try SimulateCommand.parse(["--trace", "x", "--zone", "Europe/Berln"]) }
    }

    /// The clock changes twice in this year.
    @Test func `two runs of a year are equal, and each slot opens at most once a date`() throws {
        try write(TraceYear.text(seed: 42), "year.jsonl")
        let year = try run("--trace", "year.jsonl", "--json")
        #expect(year.status == 0)
        #expect(try run("--trace", "year.jsonl", "--json").out == year.out)
        let lines = year.out.split(separator: "\n")
        #expect(lines.count > 2000)
        let opened = lines.filter { $0.contains("\"event\":\"due\"") && $0.contains("\"kind\":\"slot\"") }
            .map { $0.split(separator: ",").filter { $0.contains("date=") || $0.contains("\"slot\":\"") } }
        #expect(opened.count > 400)
        #expect(Set(opened).count == opened.count)
        let words = Set(lines.compactMap { $0.split(separator: "\"").dropFirst(7).first })
        #expect(
            words.isSuperset(of: [
                "due", "shown", "withdrawn", "held-back", "released", "started", "done", "snoozed", "skipped", "missed",
                "away-break", "comfortable", "too-long", "ate",
            ]))
    }
}
