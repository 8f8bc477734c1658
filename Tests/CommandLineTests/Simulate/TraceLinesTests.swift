import struct Foundation.Data
import class Foundation.JSONDecoder
import ReminderCore
import Testing

@testable import balasana

/// Checks traces that cannot be read. The error has the line and a description of what is allowed.
@Suite("Trace") struct TraceLinesTests {
    private static let first = #"{"at": "2026-03-30T05:00:00Z", "event": "active"}"# + "\n"
    private static let time = TraceTime.allowed

    /// An invalid second line, and the error for it.
    private static let faults: [(line: String, message: String)] = [
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "activ"}"#,
            "2: event: found \"activ\" (did you mean active?); expected \(TraceWord.allowed)"
        ),
        (
            #"{"at": "2026-03-30T04:59:59Z", "event": "idle"}"#,
            "2: at: found a time before that of line 1; expected the same time or a later one"
        ),
        (
            #"{"at": "2026-03-30T05:59:59+01:00", "event": "idle"}"#,
            "2: at: found a time before that of line 1; expected the same time or a later one"
        ),
        (#"{"at": "T" "event": "idle"}"#, #"2: found '"at": "T" "event": "idle"}' in column 2; expected JSON"#),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "idle""#,
            #"2: found '"event": "idle"' in column 32; expected JSON"#
        ),
        (#"{"at": "T", "event": "idle"} x"#, #"2: found '"event": "idle"} x' in column 13; expected JSON"#),
        (#"{"at": "2026-03-30T05:31:00Z", "event": "id"#, #"2: found '"event": "id' in column 32; expected JSON"#),
        (#"{"at": "2026-03-30T05:31:00Z", "ev\x": 1}"#, #"2: found '"ev\x": 1}' in column 32; expected JSON"#),
        ("hello", "2: found \"hello\" in column 1; expected JSON"),
        (
            #"{"event": "idle", "at": 1e999}"#,
            "2: at: found a number that cannot be read; expected \(time), in quotes"
        ),
        (#"{"event": "idle", "at": "\x"}"#, "2: at: found a text that cannot be read; expected \(time), in quotes"),
        (#"{"event": null}"#, "2: event: found null; expected \(TraceWord.allowed), in quotes"),
        (
            "[]",
            "2: found a list; expected an object such as {\"at\": \"2026-03-29T06:00:00Z\", \"event\": \"active\"}"
        ),
        (#"{"event": "idle"}"#, "2: at: found nothing; expected \(time)"),
        (#"{"at": "2026-03-30T05:31:00Z"}"#, "2: event: found nothing; expected \(TraceWord.allowed)"),
        (#"{"at": 5, "event": "idle"}"#, "2: at: found the number 5; expected \(time), in quotes"),
        (
            #"{"at": "2026-03-30 05:31", "event": "idle"}"#, "2: at: found \"2026-03-30 05:31\"; expected \(time)"
        ),
        (
            #"{"at": "2026-03-30T05:31:00", "event": "idle"}"#,
            "2: at: found \"2026-03-30T05:31:00\" without an offset; expected \(time)"
        ),
        (
            #"{"at": "2026-02-30T05:31:00Z", "event": "idle"}"#,
            "2: at: found \"2026-02-30T05:31:00Z\" which is not a date; expected \(time)"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "idle", "to": "x"}"#,
            "2: found the key \"to\"; expected only at, event with idle"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "zone"}"#,
            "2: to: found nothing; expected a name of the tz database such as Europe/Berlin"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "zone", "to": "Europe/Berln"}"#,
            "2: to: found \"Europe/Berln\"; expected a name of the tz database such as Europe/Berlin"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "clock-set", "to": "noon"}"#,
            "2: to: found \"noon\"; expected \(time)"
        ),
        (
            #"{"at": "2026-03-30T05:31:00Z", "event": "snooze", "for": "15x"}"#,
            "2: for: found \"15x\"; expected a duration from 1s to 24h, such as 45m, 1h30m or 30s"
        ),
    ]

    private func fault(_ bytes: [UInt8]) -> String? {
        do throws(TraceFault) {
            var lines = TraceLines(file: "trace.jsonl")
            for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                _ = try lines.next(line)
            }
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: faults.indices) func `an invalid line is reported with the allowed values`(index: Int) {
        let (line, message) = Self.faults[index]
        #expect(fault(Array((Self.first + line + "\n").utf8)) == "trace.jsonl:" + message)
    }

    @Test func `bytes that are not UTF-8 are reported`() {
        let text = Array((Self.first + #"{"event": "idle", "at": ""#).utf8) + [0xFF] + Array("\"}".utf8)
        #expect(fault(text)?.hasPrefix("trace.jsonl:2: at: found a text that cannot be read; ") == true)
        #expect(
            fault(Array(Self.first.utf8) + [0xFF])
                == "trace.jsonl:2: found bytes that are not UTF-8 in column 1; expected JSON")
    }

    @Test(arguments: ["[", #"{"a":"#, #"[{"a":"#]) func `too many nested levels are reported`(opening: String) {
        let text =
            Self.first + #"{"at": "2026-03-30T05:31:00Z", "event": "# + String(repeating: opening, count: 100_000)
        let message = fault(Array(text.utf8))
        #expect(message?.hasPrefix("trace.jsonl:2: found more than 512 nested lists and objects") == true)
        #expect(message?.hasSuffix("; expected at most 512") == true)
    }

    @Test func `empty lines are counted, and Windows line endings are accepted`() {
        #expect(fault(Array((Self.first + "\n \t\nx").utf8))?.hasPrefix("trace.jsonl:4: ") == true)
        #expect(fault(Array(Self.first.replacing("\n", with: "\r\n\r\n").utf8)) == nil)
    }

    @Test func `times may have any offset and fractions of a second`() throws {
        let time = UTC(seconds: 1_774_764_000)
        #expect(try TraceTime.parse("2026-03-29T06:00:00Z") == time)
        #expect(try TraceTime.parse("2026-03-29t06:00:00z") == time)
        #expect(try TraceTime.parse("2026-03-29T08:00:00+02:00") == time)
        #expect(try TraceTime.parse("2026-03-28T22:30:00.250000-07:30") == time + .milliseconds(250))
    }

    @Test func `every kind of JSON value is read`() throws {
        let text =
            #"{"a": 1.5e3, "b": -0.5, "c": true, "d": null, "e": "\u00e9\ud83d\ude00\n", "f": [[]], "g": {"h": 1}}"#
        let values = try JSONDecoder().decode([String: FoundJSON].self, from: Data(text.utf8))
        #expect(
            values == [
                "a": .number(1500), "b": .number(-0.5), "c": .bool(true), "d": .null, "e": .text("é😀\n"), "f": .list,
                "g": .object,
            ])
        let kinds = ["the number 1500", "the number -0.5", "true", "null", "the text \"é😀\n\"", "a list", "an object"]
        #expect(values.sorted { $0.key < $1.key }.map(\.value.kind) == kinds)
    }

    @Test(arguments: [#"\ud83d"#, #"\ude00"#, #"\ud800\u0041"#, #"\ud800\ue000"#, #"\ud800\ud800"#, #"\ud83dx"#])
    func `an unpaired surrogate is not text`(text: String) throws {
        let value = try JSONDecoder().decode(FoundJSON.self, from: Data("\"\(text)\"".utf8))
        #expect(value == .unreadable("a text that cannot be read"))
    }

    /// Text that is cut off is reported in the line in which it begins, even in a long file.
    @Test func `the line of an error is found in a long text`() {
        let lines = (0..<20_000).map { #"{"a": [{"b": {"c": "]}\"[{"}}, \#($0)], "d": "#.appending("{}},\n") }
        for broken in [0, 7, 19_999] {
            var lines = lines
            lines[broken] = #"{"a": [{"b": }], "d": 0},"# + "\n"
            let found = BrokenJSON(Array("[\n\(lines.joined())0]".utf8)[...])
            #expect(found.line == broken + 2 && found.found == #"'"b": }], "d": 0},' in column 9"#)
        }
    }
}
