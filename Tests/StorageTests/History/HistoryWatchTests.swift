import Fixtures
import Foundation
import GLibBridge
import ReminderCore
import Storage
import Testing

@Suite struct HistoryWatchTests {
    let place = TemporaryFolder()
    let loop = MainLoop.onNewThread(named: "history")
    /// The contents of the files at each reported change.
    let changes = Recorder<[String]>()

    /// A watch that knows the changes up to now.
    private func watch(_ machines: [String] = ["laptop", "tablet"]) throws -> HistoryWatch {
        let (loop, changes, place) = (loop, changes, place)
        let history = History(folder: place.path + "/history", machine: "desk")
        let known = history.stamp
        return try #require(
            loop.run {
                HistoryWatch(
                    folder: history.folder, loop: loop, settling: .zero, isKnown: { history.stamp == known },
                    changed: {
                        let files = machines.flatMap { machine in
                            place.names("history/" + machine).map { "history/\(machine)/\($0)" }
                        }
                        changes.append(files.map(place.text))
                    })
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

    @Test func `an editor's changes in the folder of this machine are reported`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        let watch = try watch(["desk"])
        try place.put("history/desk/2026-11.tsv", "22")
        #expect(isReported(["22"]))
        end(watch)
    }

    @Test func `a change that is known is not reported`() throws {
        try place.put("history/desk/2026-11.tsv", "1")
        let watch = try watch(["desk", "laptop"])
        // No row is in it, so the stamp stays the same.
        try place.put("history/desk/.2026-11.tsv.swp", "2")
        // Let the loop handle the events, which would report a change.
        for _ in 0..<3 { loop.run {} }
        try place.put("history/desk/2026-12.tsv", "3")
        #expect(changes.next()?.last == "3")
        end(watch)
    }

    @Test func `the stamp changes with every file of a machine`() throws {
        let history = History(folder: place.path + "/history", machine: "desk")
        let entry = HistoryEntry(at: UTC(seconds: 1_795_000_000), .shown)
        var last = history.stamp
        let changes: [() throws -> Void] = [
            { try history.append([HistoryRow(entry, ReminderCore.Calendar(zone: .fixed(offset: 0))).line]) },
            { try place.put("history/laptop/2026-11.tsv", "1") }, { try place.put("history/laptop/2026-11.tsv", "12") },
            { try place.put("history/laptop/2026-12.tsv", "") },
            {
                try FileManager.default.createDirectory(
                    atPath: history.folder + "/new", withIntermediateDirectories: true)
            },
            { try FileManager.default.removeItem(atPath: history.folder + "/desk/2026-11.tsv") },
        ]
        for change in changes {
            try change()
            #expect(history.stamp != last)
            last = history.stamp
            #expect(history.stamp == last)
        }
    }
}
