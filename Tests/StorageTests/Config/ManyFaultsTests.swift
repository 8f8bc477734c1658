import Storage
import Testing

/// Files that are no config at all.
@Suite("Many faults") struct ManyFaultsTests {
    @Test(.timeLimit(.minutes(1)), arguments: ["x\n", "[x]\n", "[sitting]\nx = y\n", "[sitting]\nhours = 5 # x\n"])
    func `of a file full of faults a few dozen are told, and how many more there are`(line: String) {
        let count = ConfigFile.limit / line.utf8.count
        let file = ConfigFile(path: "/c", text: String(repeating: line, count: count))
        let reading = ConfigReader.read([file], keeping: nil)
        #expect(reading.diagnostics.count == 41)
        let listed = reading.diagnostics.dropLast()
        #expect(listed.map(\.line) == listed.map(\.line).sorted { $0! < $1! } && listed.first?.line ?? 0 <= 2)
        let last = reading.diagnostics.last
        let others = last?.count ?? 0
        #expect(others > count - 41)
        #expect(last?.description == "/c: there are \(others) more problems; fix those above first")
        #expect(reading.hasErrors)
    }

    @Test func `forty problems are all told`() {
        let file = ConfigFile(path: "/c", text: String(repeating: "x\n", count: 40))
        #expect(ConfigReader.read([file], keeping: nil).diagnostics.map(\.line) == Array(1...40))
    }
}
