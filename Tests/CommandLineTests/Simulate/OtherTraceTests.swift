import Foundation
import Platform
import ReminderCore
import ReminderSimulation
import Testing

@testable import balasana

/// Traces in other formats: exports of ActivityWatch, and the agent's own history.
@Suite("Other traces") final class OtherTraceTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "balasana-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "desk"), withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func events(_ path: String, _ settings: Settings = SampleTrace.settings()) throws -> [String] {
        let trace = try TraceFile(path: path).read(settings)
        return try SampleTrace.simulated(trace, settings, "Europe/Berlin").map { event in
            "\(event.local.time) \(event.word)\(event.reason.isEmpty ? "" : " (\(event.reason))")"
        }
    }

    private func write(_ text: String, _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    /// An export with `events` in its afk bucket. Each event has a line, beginning with line 4.
    private func export(_ events: [String], type: String = "afkstatus") -> String {
        """
        {"buckets": {
          "aw-watcher-window_desk": {"type": "currentwindow", "events": []},
          "aw-watcher-afk_desk": {"type": "\(type)", "client": "aw-watcher-afk", "events": [
        \(events.joined(separator: ",\n"))
        ]}}}
        """
    }

    private func event(_ time: String, _ seconds: String, _ status: String) -> String {
        #"{"timestamp": "2026-03-30T\#(time)+00:00", "duration": \#(seconds), "data": {"status": "\#(status)"}}"#
    }

    @Test func `overlapping events of ActivityWatch are merged`() throws {
        // The latest event comes first, as in real exports. Two overlap, and one contains another.
        let exported = [
            event("08:00:00.500000", "60.5", "not-afk"), event("06:50:00.000000", "4200", "afk"),
            event("06:05:00", "60", "not-afk"), event("06:10:00.000000", "2220", "not-afk"),
            event("06:00:00.000000", "1200.25", "not-afk"), event("05:00:00", "3600", "afk"),
        ]
        let expected = [
            "08:45:00 due", "08:47:00 shown", "08:48:01 withdrawn (expired)", "08:50:00 away-break (shown)",
        ]
        let indented = try events(try write(export(exported), "export.json"))
        #expect(indented == expected)
        #expect(try events(try write(export(exported.reversed()).replacing("\n", with: " "), "line.json")) == expected)
    }

    @Test func `every status of ActivityWatch but not-afk is away`() throws {
        func simulated(_ word: String) throws -> [String] {
            let events = [
                event("05:00:00", "3600", word), event("06:00:00", "2880", "not-afk"), event("06:48:00", "3600", word),
            ]
            return try self.events(try write(export(events), "export.json"))
        }
        let away = try simulated("afk")
        #expect(away.first == "08:45:00 due")
        for word in ["hibernating", "locked", ""] { #expect(try simulated(word) == away) }
    }

    @Test func `a gap of more than ten years is refused with its line`() throws {
        func fault(_ path: String) -> String? {
            #expect(throws: TraceFault.self) { try TraceFile(path: path).read(Settings()) }?.description
        }
        func line(_ year: Int) -> String { "{\"at\": \"\(year)-03-30T06:00:00Z\", \"event\": \"active\"}\n" }
        let said = "years after the one before it; expected at most 10 years between two events"
        let trace = try write(line(2026) + line(2036) + line(9999), "day.jsonl")
        #expect(fault(trace) == "\(trace):3: found an event 7968 \(said)")
        let rows = try write(Self.rows + Self.rows.split(separator: "\n")[1].replacing("2026", with: "2062"), "a.tsv")
        #expect(fault(rows) == "\(rows):9: found an event 36 \(said)")
        let export = try write(export([event("06:00:00", "900000000", "afk")]), "export.json")
        #expect(fault(export) == "\(export): found an event 28 \(said)")
        #expect(
            fault(try write(line(2026) + line(9999) + "no JSON", "day.jsonl"))?.contains(":3: found \"no JSON\"")
                == true)
        _ = try TraceFile(path: try write(line(2026) + line(2036), "day.jsonl")).read(Settings())
    }

    @Test(arguments: [
        (
            #"{"timestamp": "2026-03-30T06:00:00Z", "duration": 1, "data": {"status": 1}}"#,
            ": buckets.aw-watcher-afk_desk.events[0].data.status: found the number 1; expected a text such as"
        ),
        (
            #"{"timestamp": "2026-03-30T06:00:00Z", "duration": -1, "data": {"status": "afk"}}"#,
            ": buckets.aw-watcher-afk_desk.events[0].duration: found the number -1; expected a number of seconds"
        ),
        (
            #"{"timestamp": "2026-03-30T06:00:00Z", "data": {"status": "afk"}}"#,
            ": buckets.aw-watcher-afk_desk.events[0].duration: found nothing"
        ),
        (
            #"{"timestamp": "yesterday", "duration": 1, "data": {"status": "afk"}}"#,
            ": buckets.aw-watcher-afk_desk.events[0].timestamp: found \"yesterday\""
        ),
        (
            #"{"timestamp": "2026-03-30T06:00:00Z", "duration": 1}"#,
            ": buckets.aw-watcher-afk_desk.events[0].data: found nothing; expected an object"
        ),
        ("5", ": buckets.aw-watcher-afk_desk.events[0]: found the number 5; expected an object"),
        (#"{"timestamp": }"#, ":4: found '\"timestamp\": }' in column 2; expected JSON"),
        (
            String(repeating: "[", count: 100_000),
            ":4: found more than 512 nested lists and objects in column 509; expected at most 512"
        ),
    ])
    func `an invalid export is reported with its path or line`(event: String, message: String) throws {
        let path = try write(export([event]), "export.json")
        let fault = #expect(throws: TraceFault.self) { try TraceFile(path: path).read(Settings()) }
        #expect(fault?.description.hasPrefix(path + message) == true, "\(fault.map(\.description) ?? "")")
    }

    /// They are decoded in pieces.
    @Test func `in an export with many events, all count, and an invalid one is named by its number`() throws {
        func time(_ number: Int) -> String {
            "0\(number / 600):\((number / 10 % 60).padded(2)):\((number % 10 * 6).padded(2))"
        }
        let many = (0..<2000).map { event(time($0), "6", $0 < 500 ? "not-afk" : "\\\"]}, [{ \\\\") }
        let path = try write(export(many), "export.json")
        let few = [event("00:00:00", "3000", "not-afk"), event("00:50:00", "9000", "afk")]
        #expect(try events(path) == events(write(export(few), "few.json")))
        for number in [0, 700, 1999] {
            var broken = many
            broken[number] = event(time(number), "-6", "afk")
            let path = try write(export(broken), "export.json")
            let fault = #expect(throws: TraceFault.self) { try TraceFile(path: path).read(Settings()) }
            #expect(fault?.key == "buckets.aw-watcher-afk_desk.events[\(number)].duration")
            broken[number] = "{]"
            let cut = try write(export(broken), "export.json")
            #expect(throws: TraceFault.self) { try TraceFile(path: cut).read(Settings()) }
        }
    }

    @Test func `an export without an afk bucket is reported`() throws {
        let path = try write(export([], type: "web"), "export.json")
        let fault = #expect(throws: TraceFault.self) { try TraceFile(path: path).read(Settings()) }
        #expect(fault?.found == "the types \"currentwindow\", \"web\"")
    }

    @Test(arguments: [
        (#"{"buckets": 5}"#, ": buckets: found the number 5; expected an object"),
        (#"{"buckets": {"a": {"type": "afkstatus"}}}"#, ": buckets.a.events: found nothing; expected a list"),
        (#"{"buckets": {"a": {"type": "afkstatus", "ev"#, #":1: found '"ev' in column 41; expected JSON"#),
    ])
    func `an export with another structure is reported`(text: String, message: String) throws {
        let path = try write(text, "export.json")
        let fault = #expect(throws: TraceFault.self) { try TraceFile(path: path).read(Settings()) }
        #expect(fault?.description == path + message)
    }

    private static let rows = """
        time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1
        2026-03-30T08:47:00.000+02:00\tshown\tsitting\tseated\t30\t2820\t
        2026-03-30T08:47:30.000+02:00\tsnoozed\tsitting\tseated\t\t2850\tfor=900s left=2
        2026-03-30T09:05:00.000+02:00\tshown\tsitting\tseated\t30\t3900\t
        2026-03-30T09:05:15.000+02:00\tstarted\tsitting\tseated\t30\t3915\t
        2026-03-30T09:05:45.000+02:00\tdone\tsitting\tseated\t30\t3945\t
        2026-03-30T09:06:10.000+02:00\tcomfortable\tsitting\tseated\t30\t25\t
        2026-03-31T08:00:00.000+02:00\taway-break\tsitting\t\t\t1800\t

        """

    /// The simulation repeats the recorded reminders and answers.
    @Test func `the agent's history is replayed`() throws {
        let file = try write(Self.rows, "desk/2026-03.tsv")
        let expected = [
            "08:45:00 due", "08:47:00 shown", "08:47:30 snoozed (for=900s left=2)", "09:04:30 shown",
            "09:05:15 started",
            "09:05:45 done", "09:06:10 comfortable", "09:38:45 away-break",
        ]
        for path in [file, folder.appending(path: "desk").path, folder.path] { #expect(try events(path) == expected) }
    }

    @Test func `standing in the agent's history is replayed`() throws {
        let rows = """
            time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1
            2026-03-30T08:47:00.000+02:00\tshown\tsitting\tseated\t30\t2820\t
            2026-03-30T09:30:00.000+02:00\tstanding\t\t\t\t0\tfrom=2026-03-30T08:50:00.000+02:00 ended=sit shown
            2026-03-30T10:16:00.000+02:00\tskipped\tsitting\tseated\t\t2760\t
            2026-03-30T11:00:00.000+02:00\tstanding\t\t\t\t0\tfrom=2026-03-30T10:30:00.000+02:00 ended=away
            2026-03-30T11:30:00.000+02:00\tate\t\t\t\t0\t

            """
        let stood = { (from: String, end: String) in
            "standing (from=2026-03-30T\(from):00.000+02:00 ended=\(end))"
        }
        #expect(
            try events(try write(rows, "desk/2026-03.tsv")) == [
                "08:45:00 due", "08:47:00 shown", "08:48:01 withdrawn (expired)",
                "09:30:00 \(stood("08:50", "sit shown"))", "10:15:00 due", "10:16:00 skipped",
                "11:00:00 \(stood("10:30", "away"))", "11:30:00 ate",
            ])
    }

    @Test func `an invalid row is reported with its line`() throws {
        let path = try write(Self.rows + "2026-03-31\tshown\n", "desk/2026-03.tsv")
        let fault = #expect(throws: TraceFault.self) { try TraceFile(path: path).read(Settings()) }
        #expect(fault?.description.hasPrefix("\(path):9: found \"2026-03-31") == true)
    }

    @Test func `a folder of a machine that cannot be opened is reported`() throws {
        _ = try write(Self.rows, "desk/2026-03.tsv")
        func loop(_ name: String) throws -> String {
            let path = folder.appending(path: name).path
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: name)
            return path
        }
        // No machine has such a folder.
        _ = try loop("lost+found")
        #expect(try events(folder.path).count == 8)
        let laptop = try loop("laptop")
        for path in [folder.path, laptop] {
            let missing = #expect(throws: TraceFile.Missing.self) { try TraceFile(path: path).read(Settings()) }
            #expect(missing?.path == laptop && missing?.reason == String(cString: strerror(ELOOP)))
        }
    }

    @Test func `answers at the same time as input come after its start and before its end`() throws {
        let at = "2026-03-30T09:00:00.000+02:00"
        let path = try write(
            """
            2026-03-30T08:30:00.000+02:00\tdone\tsitting\tseated\t30\t600\t
            \(at)\tskipped\tsitting\tseated\t\t600\t
            \(at)\tate\t\t\t\t0\t

            """, "desk/2026-03.tsv")
        var words: [String] = []
        try TraceFile(path: path).read(Settings()).forEachStep { words.append("\($0.word) \($0.place.line ?? 0)") }
        #expect(words == ["active 1", "start 1", "idle 1", "active 2", "skip 2", "ate 3", "idle 2", "end 3"])
    }

    @Test func `a trace without events and a folder without a history are reported`() throws {
        let empty = try write("\n\n", "empty")
        #expect(throws: TraceFault.self) { try TraceFile(path: empty).read(Settings()) }
        #expect(throws: TraceFault.self) { try TraceFile(path: folder.path).read(Settings()) }
        #expect(throws: TraceFile.Missing.self) { try TraceFile(path: folder.path + "/none").read(Settings()) }
    }
}
