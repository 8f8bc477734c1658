import Fixtures
import GLibBridge
import Storage
import Testing

@Suite struct HistoryWatchTests {
    let place = Workplace()
    let loop = MainLoop.onNewThread(named: "history")
    let told = Recorder<Bool>()

    private func watch() throws -> HistoryWatch {
        let (loop, told, folder) = (loop, told, place.path + "/history")
        return try #require(
            loop.run {
                HistoryWatch(
                    folder: folder, machine: "desk", loop: loop, settling: .milliseconds(200)
                ) { told.append(true) }
            })
    }

    private func end(_ watch: HistoryWatch) {
        loop.run {}
        loop.run {}
        #expect(told.next(within: .zero) == nil)
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    @Test func `rows of another machine are told of, be it known or new`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        try place.put("history/laptop/2026-11.tsv", "1")
        let watch = try watch()
        try place.put("history/laptop/2026-11.tsv", "2")
        #expect(told.next() == true)
        try place.put("history/tablet/2026-11.tsv", "1")
        #expect(told.next() == true)
        try place.put("history/tablet/2026-12.tsv", "1")
        #expect(told.next() == true)
        end(watch)
    }

    @Test func `its own are not, since the agent knows what it has written`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        let watch = try watch()
        try place.put("history/desk/2026-11.tsv", "2")
        try place.put("history/desk/2026-12.tsv", "1")
        end(watch)
    }
}
