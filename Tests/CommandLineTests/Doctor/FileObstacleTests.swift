import Fixtures
import Glibc
import Platform
import ReminderCore
import Storage
import Testing

@testable import balasana

/// What the doctor says of the files that the agent writes.
@Suite("File obstacles") struct FileObstacleTests {
    let place = TemporaryFolder()
    private let date = LocalDate(year: 2026, month: 11, day: 29)
    private var machine: String { "share/balasana/history/\(History(folder: "/none").machine)" }

    private func obstacles() -> [String] {
        let directories = XDGDirectories(
            environment: [
                "HOME": place.path, "XDG_STATE_HOME": place.path + "/state", "XDG_DATA_HOME": place.path + "/share",
            ])
        return Examiner.obstacles(directories, on: date).map { $0.description.replacing(place.path + "/", with: "") }
    }

    @Test func `files that are there, and those that are not yet, are no obstacle`() throws {
        #expect(obstacles() == [])
        try place.put("state/balasana/state.conf", "")
        try place.put("state/balasana/good.conf", "")
        try place.put("\(machine)/2026-11.tsv", "")
        // Replacing a file needs no permission to write it.
        chmod("\(place.path)/state/balasana/state.conf", 0o400)
        #expect(obstacles() == [])
    }

    @Test func `a folder in the place of a file is one`() throws {
        try place.put("state/balasana/state.conf/inside", "")
        try place.put("state/balasana/good.conf/inside", "")
        try place.put("\(machine)/2026-11.tsv/inside", "")
        #expect(
            obstacles() == [
                "cannot write state/balasana/state.conf: Is a directory",
                "cannot write state/balasana/good.conf: Is a directory",
                "cannot add to \(machine)/2026-11.tsv: Is a directory",
            ])
    }

    @Test func `a file in the place of a folder is one, and named once`() throws {
        try place.put("state/balasana", "")
        try place.put(machine, "")
        #expect(
            obstacles() == [
                "cannot write into state/balasana: Not a directory", "cannot write into \(machine): Not a directory",
            ])
    }

    @Test(.disabled(if: getuid() == 0, "root may write everywhere"))
    func `a month that may not be written, and a folder of the machine that may not, are one`() throws {
        try place.put("\(machine)/2026-11.tsv", "")
        chmod("\(place.path)/\(machine)/2026-11.tsv", 0o400)
        #expect(obstacles() == ["cannot add to \(machine)/2026-11.tsv: Permission denied"])
        chmod("\(place.path)/\(machine)", 0o500)
        defer { chmod("\(place.path)/\(machine)", 0o700) }
        #expect(obstacles() == ["cannot write into \(machine): Permission denied"])
    }
}
