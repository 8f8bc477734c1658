import Fixtures
import GLibBridge
import Storage
import Testing

@Suite struct HistoryWatchTests {
    let place = TemporaryFolder()
    let loop = MainLoop.onNewThread(named: "history")
    /// What the files of the other machines hold each time that the watch tells of a change.
    let told = Recorder<[String]>()

    private func watch() throws -> HistoryWatch {
        let (loop, told, place) = (loop, told, place)
        return try #require(
            loop.run {
                HistoryWatch(folder: place.path + "/history", machine: "desk", loop: loop, settling: .zero) {
                    let files = ["laptop", "tablet"].flatMap { machine in
                        place.names("history/" + machine).map { "history/\(machine)/\($0)" }
                    }
                    told.append(files.map(place.text))
                }
            })
    }

    /// Waits until it is told of `texts`; that a file is made may be told before what it holds.
    private func tells(_ texts: [String]) -> Bool {
        while let next = told.next() { if next == texts { return true } }
        return false
    }

    private func end(_ watch: HistoryWatch) {
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    @Test func `rows of another machine are told of, be it known or new`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        try place.put("history/laptop/2026-11.tsv", "1")
        let watch = try watch()
        try place.put("history/laptop/2026-11.tsv", "2")
        #expect(tells(["2"]))
        try place.put("history/tablet/2026-11.tsv", "3")
        #expect(tells(["2", "3"]))
        try place.put("history/tablet/2026-12.tsv", "4")
        #expect(tells(["2", "3", "4"]))
        end(watch)
    }

    @Test func `its own are not, since the agent knows what it has written`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        try place.put("history/laptop/2026-11.tsv", "1")
        let watch = try watch()
        try place.put("history/desk/2026-11.tsv", "2")
        try place.put("history/desk/2026-12.tsv", "1")
        // The loop takes what has happened, and would tell of it.
        for _ in 0..<3 { loop.run {} }
        try place.put("history/laptop/2026-11.tsv", "2")
        #expect(told.next() == ["2"])
        end(watch)
    }
}
