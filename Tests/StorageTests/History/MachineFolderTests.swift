import Fixtures
import ReminderCore
import Testing

@testable import Storage

/// Each machine has a folder of its own, even if several have the same host name.
@Suite struct MachineFolderTests {
    let place = TemporaryFolder()
    private static let first = MachineIdentity(host: "fedora", id: "0123456789abcdef0123456789abcdef\n")
    private static let second = MachineIdentity(host: "fedora", id: "fedcba9876543210fedcba9876543210\n")

    private func history(_ machine: MachineIdentity) -> History { History(folder: place.path, of: machine) }

    private func row(_ seconds: Int64) -> String {
        HistoryRow(HistoryEntry(at: UTC(seconds: 1_793_700_000 + seconds), .done), Calendar(zone: .fixed(offset: 0)))
            .line
    }

    /// `openssl mac -digest SHA256 -macopt hexkey:0123456789abcdef0123456789abcdef HMAC` computes the same.
    @Test func `the mark is a hash with the machine id as its key`() {
        #expect(Self.first.mark == "84a12b5d162b0c40a81059bc51af189a")
        #expect(Self.first.mark != Self.second.mark)
    }

    @Test func `two machines with the same host name have two folders`() throws {
        try history(Self.first).append([row(0)])
        #expect(history(Self.first).machine == "fedora")
        let other = "fedora-\(Self.second.mark?.prefix(4) ?? "")"
        #expect(history(Self.second).machine == other)
        try history(Self.second).append([row(1)])
        try history(Self.first).append([row(2)])
        #expect(place.names("") == ["fedora", other])
        #expect(history(Self.first).rows().records.map(\.machine) == ["fedora", other, "fedora"])
        #expect(history(Self.first).rows().unreadable.isEmpty, "no reader reads the mark")
    }

    @Test func `a folder of an earlier version belongs to the first machine that adds a row`() throws {
        try History(folder: place.path, machine: "fedora").append([row(0)])
        #expect(history(Self.first).machine == "fedora" && history(Self.second).machine == "fedora")
        try history(Self.second).append([row(1)])
        #expect(history(Self.first).machine != "fedora" && history(Self.second).machine == "fedora")
    }

    @Test func `a machine that loses its folder to another one goes on in a second one`() throws {
        let history = history(Self.first)
        try history.append([row(0)])
        // Both have marked it before they heard of each other, and the synchroniser keeps the mark of the other one.
        try place.put("fedora/.machine", "\(try #require(Self.second.mark))\n")
        try history.append([row(1)])
        #expect(history.machine == "fedora-\(try #require(Self.first.mark).prefix(4))")
        #expect(history.rows().records.count == 2)
    }

    @Test func `a row that was in the former folder before a kill is not written to the new one`() throws {
        let history = history(Self.first)
        try history.append([row(0), row(1)])
        try place.put("fedora/.machine", "\(try #require(Self.second.mark))\n")
        try history.append([row(0), row(1), row(2)], isRepeated: true)
        #expect(history.rows().records.map(\.time.utc.seconds) == (0...2).map { 1_793_700_000 + $0 })
        // A row that was not written before may be one that the other machine has, too.
        try history.append([row(1)])
        #expect(history.rows().records.count == 4)
    }

    @Test func `a row of the former folder is known in any form, and one that was cut off is written again`() throws {
        let history = history(Self.first)
        let mark = "\(try #require(Self.second.mark))\n"
        try place.put("fedora/.machine", mark)
        try place.put("fedora/2026-11.tsv", "\(row(0))\r\n\(row(1).prefix(40))")
        try history.append([row(0), row(1)], isRepeated: true)
        #expect(history.rows().records.map(\.time.utc.seconds) == (0...1).map { 1_793_700_000 + $0 })
        #expect(place.names("fedora") == [".machine", "2026-11.tsv"])
    }

    @Test func `a machine with another host name has another folder, even with the same id`() throws {
        try history(Self.first).append([row(0)])
        let clone = MachineIdentity(host: "debian", id: "0123456789abcdef0123456789abcdef")
        try history(clone).append([row(1)])
        #expect(place.names("") == ["debian", "fedora"])
    }

    @Test(arguments: [nil, "", "uninitialized\n", "0123", "zz23456789abcdef0123456789abcdef"])
    func `a machine without an id has a folder that no one has marked`(id: String?) throws {
        let machine = MachineIdentity(host: "fedora", id: id)
        #expect(machine.mark == nil)
        #expect(history(machine).machine == "fedora")
        try history(Self.first).append([row(0)])
        try history(machine).append([row(1)])
        #expect(place.names("") == ["fedora", "fedora-unmarked"])
    }

    @Test func `a done or skipped slot is known at every machine, but not one of a time to come`() throws {
        let now = UTC(seconds: 1_793_700_000)
        let date = LocalDate(year: 2026, month: 11, day: 3)
        func row(_ name: String, _ event: (HistoryEvent.Asked) -> HistoryEvent, _ seconds: Int) -> String {
            let asked = HistoryEvent.Asked(.slot(name), date: date, .classic)
            let entry = HistoryEntry(at: now + .seconds(seconds), event: event(asked), sitting: .zero)
            return HistoryRow(entry, Calendar(zone: .fixed(offset: 0))).line
        }
        let held = HistoryEvent.Held(.slot("done"), .classic, .seconds(30))
        try History(folder: place.path, machine: "other").append([
            row("skipped", { .skipped($0) }, -60), row("missed", { .missed($0) }, -60),
            row("done", { _ in .done(held, .reminder(date: date), isVerified: true) }, -60),
            row("unasked", { _ in .done(held, .unasked, isVerified: true) }, -60),
            row("old", { .skipped($0) }, -4 * 86_400), row("future", { .skipped($0) }, 3600),
        ])
        let answered = history(Self.first).practice(at: now).practice.answeredSlots
        #expect(Set(answered.map(\.name)) == ["done", "skipped"])
        #expect(answered.allSatisfy { $0.date == date })
    }

    @Test(arguments: [
        ("2026-11.sync-conflict-20261130-101500-ABCDEFG.tsv", true),
        ("2026-11 (conflicted copy 2026-11-30 101500).tsv", true),
        ("2026-11 (desk's conflicted copy 2026-11-30).tsv", true), ("2026-11_conflict-20261130-101500.tsv", true),
        ("2026-11.tsv", false), ("2026-11.2.tsv", false), (".machine", false),
    ])
    func `conflict copies of synchronisers are found`(name: String, isOne: Bool) throws {
        try place.put("desk/\(name)", "")
        #expect(history(Self.first).conflictCopies == (isOne ? ["\(place.path)/desk/\(name)"] : []))
    }
}
