import Fixtures
import Testing

@testable import Storage

@Suite struct KeyFileScannerTests {
    func merged(_ file: KeyFile) -> [String: [String: String]] {
        var groups: [String: [String: String]] = [:]
        for group in file.groups {
            for entry in group.entries { groups[group.name, default: [:]][entry.key] = entry.wholeValue }
            groups[group.name, default: [:]].merge([:]) { $1 }
        }
        return groups
    }

    @Test func `the scanner reads every file that GKeyFile accepts in the same way`() {
        var numbers = SeededNumbers(seed: 1)
        let lines = [
            "[a]", "[slot morning]", "[b]  ", "  [c]", "# comment", "  # comment", "", "   ", "key = value",
            "key=other", "  key  =  spaced out",
            "k = a = b", "k = # not a comment", "k = v # neither", "k =", "name[de] = übung", "k = \\s\\t x",
            "k = \"q\"", "x = trails  ", "\tt\t=\tv", "v = \u{B}v\u{B}",
            "broken", "= nothing", "[open", "[d] # x", "[]", "k = [x]",
        ]
        var accepted = 0
        for _ in 0..<20_000 {
            var text = Bool.random(using: &numbers) ? "[first]\n" : ""
            for _ in 0..<Int.random(in: 0..<8, using: &numbers) {
                // The lines that GLib refuses are the last six.
                let choice = Int.random(in: 0..<40, using: &numbers)
                text +=
                    lines[choice < lines.count ? choice : choice % 20] + (Bool.random(using: &numbers) ? "\n" : "\r\n")
            }
            if Bool.random(using: &numbers), text.hasSuffix("\n") { text.removeLast() }
            guard let expected = KeyFileOracle.read(Array(text.utf8)) else { continue }
            accepted += 1
            let file = KeyFileScanner.scan(Array(text.utf8))
            #expect(merged(file) == expected, "\(text.debugDescription)")
            #expect(file.faults == [], "\(text.debugDescription)")
        }
        #expect(accepted > 5000)
    }

    @Test func `a file that GKeyFile refuses is read as far as possible, with its faults`() {
        let bytes: [UInt8] =
            [0xEF, 0xBB, 0xBF] + Array("early = 1\n[a]\nodd line\n= x\nk = 1\n[b\nk = 2\n[c] tail\nk = ".utf8)
            + [0xC3, 0x28, 0x00, 0x0A]
        #expect(KeyFileOracle.read(bytes) == nil)
        let file = KeyFileScanner.scan(bytes)
        #expect(merged(file) == ["a": ["k": "1"], "b": ["k": "2"], "c": ["k": "\u{FFFD}(\u{FFFD}"]])
        #expect(file.faults.map(\.line) == [1, 3, 4, 6, 8, 9])
        #expect(file.faults.map(\.group) == [nil, "a", "a", "a", "b", "c"])
        #expect(
            file.faults.map(\.kind) == [
                .beforeAnyGroup(key: "early"), .unreadable("odd line"), .unreadable("= x"),
                .header(text: "[b", name: "b"), .header(text: "[c] tail", name: "c"), .notText,
            ])
    }

    @Test func `a comment behind a value is not part of it`() {
        let file = KeyFileScanner.scan(Array("[a]\nk = 1m # x\nl = a#b\nm = # x\nn = a\t#\n".utf8))
        #expect(file.groups[0].entries.map(\.value) == ["1m", "a#b", "", "a"])
        #expect(file.groups[0].entries.map(\.hasComment) == [true, false, true, true])
    }

    @Test func `every span is the place of its text in the bytes`() {
        let text = "\u{FEFF}# x\r\n[ä b]\r\n key =  wert ü # c\r\nleer =\n\n# tail\n[z]\nk=v"
        let bytes = Array(text.utf8)
        let file = KeyFileScanner.scan(bytes)
        let at = { (span: Range<Int>) in String(decoding: bytes[span], as: UTF8.self) }
        #expect(file.groups.map(\.name) == ["ä b", "z"])
        #expect(file.groups.map(\.line) == [2, 7])
        #expect(file.groups[0].entries.map { at($0.keySpan) } == ["key", "leer"])
        #expect(file.groups[0].entries.map { at($0.valueSpan) } == ["wert ü", ""])
        #expect(at(0..<file.groups[0].end).hasSuffix("leer =\n"))
        #expect(file.groups[1].end == bytes.count)
        // Splicing a value in leaves every other byte where it was.
        let spliced = bytes.replacing(file.groups[0].entries[0].valueSpan, with: "neu")
        #expect(String(decoding: spliced, as: UTF8.self) == text.replacing("wert ü", with: "neu"))
    }

    @Test func `it never fails, whatever the bytes, and spans stay inside`() {
        var numbers = SeededNumbers(seed: 2)
        let alphabet: [UInt8] = Array("[]=# \t\r\nab".utf8) + [0, 0xC3, 0xBC, 0xFF, 0xEF, 0xBB, 0xBF]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<30, using: &numbers)).map { _ in
                alphabet.randomElement(using: &numbers)!
            }
            for group in KeyFileScanner.scan(bytes).groups {
                let spans = [0..<group.end] + group.entries.flatMap { [$0.keySpan, $0.valueSpan] }
                #expect(spans.allSatisfy { $0.upperBound <= bytes.count })
            }
        }
    }
}

extension [UInt8] {
    func replacing(_ span: Range<Int>, with text: String) -> [UInt8] {
        Array(self[..<span.lowerBound]) + Array(text.utf8) + Array(self[span.upperBound...])
    }
}
