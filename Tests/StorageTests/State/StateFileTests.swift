import Fixtures
import Foundation
import Platform
import ReminderCore
import Testing

@testable import Storage

@Suite struct StateFileTests {
    let place = TemporaryFolder()
    var file: StateFile { StateFile(path: place.path + "/state/state.conf") }

    var example: StoredState {
        var state = SavedState(
            savedAt: Moment(
                instant: Instant(sinceBoot: .milliseconds(5_000_250)), utc: UTC(sinceEpoch: .seconds(1_793_687_400))))
        state.bout.counted = .seconds(1200)
        state.bout.countingSince = Instant(sinceBoot: .seconds(4100))
        state.pause = .until(Instant(sinceBoot: .seconds(6000)))
        var reminder = Reminder(
            kind: .slot("morning"), date: LocalDate(year: 2026, month: 11, day: 3),
            dueSince: Instant(sinceBoot: .seconds(4000)),
            phase: .snoozed(until: Instant(sinceBoot: .seconds(5300)), endsWithCall: false),
            windowEnd: Instant(sinceBoot: .seconds(11_200)))
        reminder.snoozes = 1
        state.reminders = [reminder]
        state.slots = [
            SlotRecord(
                name: "morning", at: TimeOfDay(hour: 7, minute: 30), definedAt: UTC(seconds: 1_793_600_000),
                opened: [LocalDate(year: 2026, month: 11, day: 2), LocalDate(year: 2026, month: 11, day: 3)])
        ]
        state.bubble = NotificationHandle(server: ":1.7", id: 42)
        state.nextPresentation = 8
        return StoredState(
            state: state, bootID: "5d9c", sessionID: "c2", suspended: .seconds(90),
            pendingRows: ["2026-11-03T07:35:00.250+01:00\tsnoozed\tslot:morning\tclassic\t30\t1200\tlength=5m"])
    }

    @Test func `the state file is readable`() throws {
        try file.save(example)
        #expect(
            place.text("state/state.conf") == """
                # What balasana-agent keeps across restarts. It rewrites the whole file.

                [state]
                version = 1
                boot_id = 5d9c
                session_id = c2
                suspended = 90s
                saved_at = 5000.25s
                saved_at_utc = 1793687400s
                settled_at = 5000.25s
                pause = until 6000s
                bubble = 42 :1.7
                next_presentation = 8
                pending_rows = 1

                [bout]
                counted = 1200s
                counting_since = 4100s
                asked_at = 0s

                [reminder 1]
                kind = slot:morning
                date = 2026-11-03
                due_since = 4000s
                phase = snoozed until 5300s
                unanswered = 0
                snoozes = 1
                window_end = 11200s
                is_on_record = no

                [slot 1]
                name = morning
                at = 07:30
                defined_at_utc = 1793600000s
                opened = 2026-11-02 2026-11-03

                [pending rows]
                1 = 2026-11-03T07:35:00.250+01:00\\tsnoozed\\tslot:morning\\tclassic\\t30\\t1200\\tlength=5m

                [end]
                whole = yes

                """)
        #expect(place.mode("state/state.conf") == 0o600)
        #expect(file.load() == .loaded(example))
    }

    @Test func `every field of a state is read back unchanged`() throws {
        var random = RandomState(numbers: SeededNumbers(seed: 3))
        for _ in 0..<1000 {
            let stored = random.stored()
            let found = try StateFileText.stored(in: StateFileText.bytes(of: stored))
            #expect(found == stored)
        }
        for _ in 0..<20 {
            let stored = random.stored()
            try file.save(stored)
            #expect(file.load() == .loaded(stored))
        }
    }

    @Test func `without a file there is no state`() {
        #expect(file.load() == .none)
    }

    @Test func `a file cut off anywhere is damaged, unless only the last newline is missing`() {
        let bytes = StateFileText.bytes(of: example)
        for length in 0..<bytes.count - 1 {
            #expect(throws: StateDamage.self, "cut at \(length)") {
                try StateFileText.stored(in: Array(bytes.prefix(length)))
            }
        }
        #expect((try? StateFileText.stored(in: bytes.dropLast())) == example)
    }

    @Test func `changed bytes give an error or another state, never a crash`() {
        var random = RandomState(numbers: SeededNumbers(seed: 4))
        var damaged = 0
        for _ in 0..<2000 {
            var bytes = StateFileText.bytes(of: random.stored())
            for _ in 0..<Int.random(in: 1...4, using: &random.numbers) {
                let index = Int.random(in: 0..<bytes.count, using: &random.numbers)
                switch Int.random(in: 0..<4, using: &random.numbers) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random.numbers)
                case 1: bytes[index] = UInt8.random(in: 0x30...0x39, using: &random.numbers)
                case 2: bytes.remove(at: index)
                case _: bytes.insert(contentsOf: "999999999999999999".utf8, at: index)
                }
            }
            if (try? StateFileText.stored(in: bytes)) == nil { damaged += 1 }
        }
        #expect(damaged > 200)
    }

    @Test(arguments: [
        ("counted = 1200s", "counted = 20m", "[bout] counted: found \"20m\"; expected a time such as 12.5s"),
        ("boot_id = 5d9c\n", "", "[state] boot_id: found nothing; expected text"),
        ("version = 1", "version = 2", "version 2 is not supported: a later Balasana wrote it"),
        ("pending_rows = 1", "pending_rows = 2", "[pending rows] 2: found nothing; expected a row of history"),
        ("1 = 2026-11-03", "1 = 2026-11-33", nil),
    ])
    func `a damaged file is reported and kept`(part: String, other: String, problem: String?) throws {
        let text = String(decoding: StateFileText.bytes(of: example), as: UTF8.self)
        let damaged = text.replacing(part, with: other)
        try #require(damaged != text)
        try place.put("state/state.conf", damaged)
        guard case .damaged(let reason) = file.load() else {
            Issue.record("not damaged")
            return
        }
        let aside = file.path + ".damaged"
        #expect(reason.hasPrefix("\(file.path): " + (problem ?? "[pending rows] 1: found \"2026-11-33")))
        #expect(reason.hasSuffix("; it is kept as \(aside)"))
        #expect(place.text("state/state.conf.damaged") == damaged)
        #expect(file.load() == .none)
    }

    @Test func `a folder in place of the file is moved aside`() throws {
        try place.put("state/state.conf/inside", "x")
        #expect(
            file.load()
                == .damaged(
                    reason: "cannot read \(file.path): Is a directory; it is kept as \(file.path).damaged"))
        #expect(place.text("state/state.conf.damaged/inside") == "x")
        try file.save(example)
        #expect(file.load() == .loaded(example))
    }

    @Test func `a typical state takes less than 4 KiB`() {
        var stored = example
        stored.state.slots[0].opened = (0..<60).map { LocalDate(year: 2026, month: 9, day: 1).advanced(by: $0) }
        #expect(StateFileText.bytes(of: stored).count < 4096)
    }

    @Test func `this boot and this login session have IDs`() {
        let boot = BootIdentity.bootID()
        #expect(boot.count == 36 && BootIdentity.isSameBoot(boot, boot) && !BootIdentity.isSameBoot(boot, "x"))
        #expect(!BootIdentity.isSameBoot("", ""))
        #expect(BootIdentity.sessionID() == ProcessInfo.processInfo.environment["XDG_SESSION_ID"])
    }

    @Test func `saved pain counts if the history has lost it`() throws {
        let now = UTC(seconds: 1_793_700_000)
        var stored = example
        stored.state.pain = Pain(at: now, gentleness: 3)
        try file.save(stored)
        #expect(file.withPain(Practice(), at: now).offersNoPose)
        #expect(file.withPain(Practice(), at: now + .seconds(-3600)).offersNoPose, "its clock was ahead")
        let better = HistoryEntry(at: now + .seconds(60), .better)
        #expect(!file.withPain(Practice([better]), at: now + .seconds(120)).offersNoPose)
        let nowhere = StateFile(path: place.path + "/none.conf")
        #expect(!nowhere.withPain(Practice(), at: now).offersNoPose)
    }
}
