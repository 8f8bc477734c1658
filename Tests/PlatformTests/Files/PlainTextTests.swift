import Platform
import Testing

struct PlainTextTests {
    @Test func `only characters that change more than their own place are replaced`() {
        #expect("a\u{1B}[2J\u{9B}b\nc".harmless == "a\u{FFFD}[2J\u{FFFD}b\u{FFFD}c")
        #expect("a\u{202E}b\u{2067}c\u{200E}\u{061C}".harmless == "a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}")
        #expect("a\r\nb\u{2028}c".harmlessLines == "a\u{FFFD}\nb\u{FFFD}c")
        for text in ["", "Ümläut – “quoted” … 日本語", "مرحبا", "👩‍💻", "½ é a\u{A0}b"] {
            #expect(text.harmless == text && text.harmlessLines == text)
        }
    }
}
