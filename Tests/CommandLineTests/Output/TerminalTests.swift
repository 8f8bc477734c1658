import Testing

@testable import balasana

@Suite("Terminal") struct TerminalTests {
    @Test func `the width comes from COLUMNS, or else from the terminal, or else is 80`() {
        func width(_ wanted: String?, _ columns: Int?) -> Int {
            let environment = wanted.map { ["COLUMNS": $0] } ?? [:]
            return Terminal(environment: environment, isTerminal: true, columns: columns).width
        }
        #expect(width("50", 100) == 50)
        #expect(width("0", 100) == 100 && width("wide", 100) == 100)
        #expect(width(nil, 0) == 80 && width("-3", nil) == 80)
    }

    @Test func `text is bold if the terminal supports it and NO_COLOR is not set`() {
        func isBold(_ environment: [String: String], _ isTerminal: Bool = true) -> Bool {
            Terminal(environment: environment, isTerminal: isTerminal, columns: nil).showsBold
        }
        #expect(isBold(["TERM": "xterm"]) && isBold(["TERM": "xterm", "NO_COLOR": ""]))
        #expect(!isBold(["TERM": "xterm", "NO_COLOR": "1"]) && !isBold(["TERM": "dumb"]) && !isBold([:], false))
    }
}
