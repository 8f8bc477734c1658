import Fixtures
import GLibBridge
import Storage
import Testing

@Suite struct HistoryWatchTests {
    let place = TemporaryFolder()
    let loop = MainLoop.onNewThread(named: "history")
    /// The contents of the other machines' files at each reported change.
    let changes = Recorder<[String]>()

    private func watch() throws -> HistoryWatch {
        let (loop, changes, place) = (loop, changes, place)
        return try #require(
            loop.run {
                HistoryWatch(folder: place.path + "/history", machine: "desk", loop: loop, settling: .zero) {
                    let files = ["laptop", "tablet"].flatMap { machine in
                        place.names("history/" + machine).map { "history/\(machine)/\($0)" }
                    }
                    changes.append(files.map(place.text))
                }
            })
    }

    /// Waits for a change with `texts`. The creation of a file may be reported before its content.
    private func isReported(_ texts: [String]) -> Bool {
        while let next = changes.next() { if next == texts { return true } }
        return false
    }

    private func end(_ watch: HistoryWatch) {
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    @Test func `changes of another machine are reported, whether it is known or new`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        try place.put("history/laptop/2026-11.tsv", "1")
        let watch = try watch()
        try place.put("history/laptop/2026-11.tsv", "2")
        #expect(isReported(["2"]))
        try place.put("history/tablet/2026-11.tsv", "3")
        #expect(isReported(["2", "3"]))
        try place.put("history/tablet/2026-12.tsv", "4")
        #expect(isReported(["2", "3", "4"]))
        end(watch)
    }

    @Test func `the agent's own changes are not reported`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        try place.put("history/laptop/2026-11.tsv", "1")
        let watch = try watch()
        try place.put("history/desk/2026-11.tsv", "2")
        try place.put("history/desk/2026-12.tsv", "1")
        // Let the loop handle the events, which would report a change.
        for _ in 0..<3 { loop.run {} }
        try place.put("history/laptop/2026-11.tsv", "2")
        #expect(changes.next() == ["2"])
        end(watch)
    }
}
