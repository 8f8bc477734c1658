import ReminderCore
import Testing

@testable import balasana

/// Traces that cannot be read: each is told with its line and with what is allowed.
@Suite("Trace") struct TraceLinesTests {
    private static let first = #"{"at": "2026-03-30T05:00:00Z", "event": "active"}"# + "\n"
    private static let time = TraceTime.allowed

    /// A second line, and what is said of it.
    private static let faults: [(line: String, told: String)] = [
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "activ"}"#,
            "2: event: found \"activ\" (is active meant?), allowed is \(TraceWord.allowed)"
        ),
        (
            #"{"at": "2026-03-30T04:59:59Z", "event": "idle"}"#,
            "2: at: found a time before that of line 1, allowed is the same time or a later one"
        ),
        (
            #"{"at": "2026-03-30T05:59:59+01:00", "event": "idle"}"#,
            "2: at: found a time before that of line 1, allowed is the same time or a later one"
        ),
        (#"{"at": "2026-03-30T05:31:00Z" "event": "idle"}"#, #"2: found '"' in column 31, allowed is "," or "}""#),
        (#"{"at": "2026-03-30T05:31:00Z", "event": "idle""#, #"2: found the end in column 47, allowed is "," or "}""#),
        (#"{"at": "2026-03-30T05:31:00Z", "event": "idle"} x"#, "2: found \"x\" in column 49, allowed is nothing more"),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "id"#,
            #"2: found the end in column 44, allowed is '"' at the end of the text"#
        ),
        (#"{"at": "2026-03-30T05:31:00Z", "event""#, #"2: found the end in column 39, allowed is ":""#),
        (#"{"at": "1", "at": "2"}"#, "2: found \"at\" a second time in column 13, allowed is each key once"),
        (#"{"at": "\x"}"#, "2: found \"x\" in column 10, allowed is one of \" \\ / b f n r t u behind \\"),
        (#"{"at": 01}"#, #"2: found "1" in column 9, allowed is "," or "}""#),
        ("hello", "2: found \"h\" in column 1, allowed is a JSON value"),
        (
            "[]",
            "2: found a list, allowed is an object such as {\"at\": \"2026-03-29T06:00:00Z\", \"event\": \"active\"}"
        ),
        (#"{"event": "idle"}"#, "2: at: found no such key, allowed is \(time)"),
        (#"{"at": "2026-03-30T05:31:00Z"}"#, "2: event: found no such key, allowed is \(TraceWord.allowed)"),
        (#"{"at": 5, "event": "idle"}"#, "2: at: found the number 5, allowed is \(time), in quotes"),
        (
            #"{"at": "2026-03-30 05:31", "event": "idle"}"#, "2: at: found \"2026-03-30 05:31\", allowed is \(time)"
        ),
        (
            #"{"at": "2026-03-30T05:31:00", "event": "idle"}"#,
            "2: at: found \"2026-03-30T05:31:00\" without an offset, allowed is \(time)"
        ),
        (
            #"{"at": "2026-02-30T05:31:00Z", "event": "idle"}"#,
            "2: at: found \"2026-02-30T05:31:00Z\" which no calendar has, allowed is \(time)"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "idle", "to": "x"}"#,
            "2: found the key \"to\", allowed is at, event with idle"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "zone"}"#,
            "2: to: found no such key, allowed is a name of the tz database such as Europe/Berlin"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "zone", "to": "Europe/Berln"}"#,
            "2: to: found \"Europe/Berln\", allowed is a name of the tz database such as Europe/Berlin"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "clock-set", "to": "noon"}"#,
            "2: to: found \"noon\", allowed is \(time)"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "snooze", "for": "15"}"#,
            "2: for: found \"15\" without a unit (h, m or s), allowed is a duration from 1s to 24h such as 45m, 1h30m or 30s"
        ),
    ]

    private func fault(_ bytes: [UInt8]) -> String? {
        do throws(TraceFault) {
            _ = try TraceLines.read(bytes[...], file: "trace.jsonl")
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: faults.indices) func `a broken line is told with what is allowed`(index: Int) {
        let (line, told) = Self.faults[index]
        #expect(fault(Array((Self.first + line + "\n").utf8)) == "trace.jsonl:" + told)
    }

    @Test func `bytes that are not text are told`() {
        let line = Array((Self.first + #"{"at": ""#).utf8) + [0xFF] + Array("\"}".utf8)
        #expect(fault(line) == "trace.jsonl:2: found bytes that are not text in column 8, allowed is UTF-8")
    }

    @Test func `empty lines count as lines, and line ends of Windows are none`() {
        #expect(fault(Array((Self.first + "\n \t\nx").utf8))?.hasPrefix("trace.jsonl:4: ") == true)
        #expect(fault(Array(Self.first.replacing("\n", with: "\r\n\r\n").utf8)) == nil)
    }

    @Test func `times are read to the fraction of a second, in any offset`() throws {
        let time = UTC(seconds: 1_774_764_000)
        #expect(try TraceTime.parse("2026-03-29T06:00:00Z") == time)
        #expect(try TraceTime.parse("2026-03-29t06:00:00z") == time)
        #expect(try TraceTime.parse("2026-03-29T08:00:00+02:00") == time)
        #expect(try TraceTime.parse("2026-03-28T22:30:00.250000-07:30") == time + .milliseconds(250))
    }

    @Test func `JSON is read as its standard has it`() throws {
        let text = #"{"a": [1.5e3, -0, true, null, "\u00e9\ud83d\ude00\n"], "b": {}}"#
        let node = try JSONReader.read(Array(text.utf8)[...])
        guard case .array(let members) = node["a"]?.value else { throw TraceFault("", found: text, allowed: "a list") }
        #expect(members.map(\.kind).prefix(4) == ["the number 1.5e3", "the number -0", "true", "null"])
        #expect(members[4].text == "é😀\n")
        #expect(node["b"]?.kind == "an object" && node["c"] == nil)
        #expect(throws: JSONFault.self) { try JSONReader.read(Array(String(repeating: "[", count: 99_999).utf8)[...]) }
    }

    @Test(arguments: [#"\ud83d"#, #"\ude00"#, #"\ud800\u0041"#, #"\ud800\ue000"#, #"\ud800\ud800"#, #"\ud83dx"#])
    func `half a pair of surrogates is no text`(text: String) {
        let fault = #expect(throws: JSONFault.self) { try JSONReader.read(Array("\"\(text)\"".utf8)[...]) }
        #expect(fault?.found == "half a pair of surrogates" && fault?.column == 2)
    }

    /// Compared with each other, that many keys take minutes.
    @Test(.timeLimit(.minutes(1))) func `an object may have any number of keys`() throws {
        let keys = (0..<100_000).map { "\"key-\($0)\":0" }
        func read(_ keys: [String]) throws -> JSONNode {
            try JSONReader.read(Array("{\(keys.joined(separator: ","))}".utf8)[...])
        }
        #expect(try read(keys)["key-99999"]?.kind == "the number 0")
        for key in ["key-0", "key-7", "key-8", "key-9999"] {
            let fault = #expect(throws: JSONFault.self) { try read(keys.prefix(10_000) + ["\"\(key)\":0"]) }
            #expect(fault?.found == "\"\(key)\" a second time")
        }
    }
}
