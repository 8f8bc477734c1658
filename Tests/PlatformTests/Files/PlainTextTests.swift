import Platform
import Testing

struct PlainTextTests {
    @Test func `a name and a reason keep their beginning`() {
        let long = String(repeating: "é\u{1B}", count: 20_000)
        #expect(long.harmlessName == String(repeating: "é\u{FFFD}", count: 30) + "…")
        #expect(long.harmlessReason.unicodeScalars.count == 201 && long.harmlessReason.hasSuffix("…"))
        let fits = String(repeating: "a", count: 60)
        #expect(fits.harmlessName == fits && (fits + "b").harmlessName == fits + "…")
        #expect(("e" + String(repeating: "\u{301}", count: 20_000)).harmlessName.utf8.count < 130)
    }

    @Test func `only characters that change more than their own place are replaced`() {
        #expect("a\u{1B}[2J\u{9B}b\nc".harmless == "a\u{FFFD}[2J\u{FFFD}b\u{FFFD}c")
        #expect("a\u{202E}b\u{2067}c\u{200E}\u{061C}".harmless == "a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}")
        #expect("a\r\nb\u{2028}c".harmlessLines == "a\u{FFFD}\nb\u{FFFD}c")
        for text in ["", "Ümläut – “quoted” … 日本語", "مرحبا", "👩‍💻", "½ é a\u{A0}b"] {
            #expect(text.harmless == text && text.harmlessLines == text)
        }
    }
}
