import ReminderCore

@testable import Storage

extension FuzzReader {
    static let state = FuzzReader(
        name: "state", sources: ["Tests/StorageTests/State/StateFileTests.swift"],
        made: { [StateFileText.bytes(of: StateCheck.example)] },
        words: {
            let text = String(decoding: StateFileText.bytes(of: StateCheck.example), as: UTF8.self)
            let lines = text.split(separator: "\n").map { "\($0)\n" }
            return Set(lines).sorted() + [
                "indefinite", "call-end", "until ", "waiting", "silent", "shown since ", "snoozed until ",
                "resting until ", "1000000000000s", "-1000000000000s", "0.000000001s", "4611686018427387903", "\\s",
                "\\\\",
                "\\n", "[reminder 2]\n", "[slot 2]\n", "[asked 2]\n", "yes", "no",
            ]
        },
        check: StateCheck.check)
}

/// What holds for every state file.
enum StateCheck {
    /// A state with everything in it.
    static var example: StoredState {
        let instant = { (seconds: Int) in Instant(sinceBoot: .seconds(seconds)) }
        let (utc, date) = (UTC(seconds: 1_793_687_400), LocalDate(year: 2026, month: 11, day: 3))
        var state = SavedState(savedAt: Moment(instant: instant(5000), utc: utc))
        state.bout.counted = .seconds(1200)
        state.bout.countingSince = instant(4100)
        state.absence = Absence(since: instant(4900), isBreak: false, barredAt: instant(4950), isOpened: true)
        state.satUntil = instant(4000)
        state.pause = .until(instant(6000))
        state.standing = Standing(since: instant(4100), until: instant(7000), answered: .shown)
        state.isCallLetThrough = true
        state.reminders = [
            Reminder(
                kind: .slot("morning"), date: date, dueSince: instant(4000),
                phase: .snoozed(until: instant(5300), endsWithCall: true), windowEnd: instant(11_200))
        ]
        state.reminders[0].callsSince = instant(4100)
        state.reminders[0].seen = .seconds(20)
        state.slots = [SlotRecord(name: "morning", at: TimeOfDay(hour: 7, minute: 30), definedAt: utc, opened: [date])]
        state.hold = GuidedHold(
            kind: .sitting, pose: Pose(.classic, Set(Adjustment.allCases)), holdFrom: instant(4990),
            length: .seconds(30), guidance: GuidedHold.Guidance())
        state.hold?.progress = .comingUp(.done, until: instant(5030))
        state.bubble = NotificationHandle(server: ":1.7", id: 42)
        state.asked = [.sitting: date]
        state.notices.cautioned = BodyNote.allCases
        state.notices.unheard = GuideMedium.allCases
        state.pain = Pain(at: utc, gentleness: 1, suspendedSince: utc)
        return StoredState(
            state: state, bootID: "5\\n d#9c", sessionID: " c\t2 ", suspended: .seconds(90),
            pendingRows: ["2026-11-03T07:35:00.250+01:00\tsnoozed\tslot:morning\tclassic\t30\t1200\tfor=5m"])
    }

    static func check(_ bytes: [UInt8]) {
        checkTexts(bytes.prefix(24))
        do {
            let stored = try StateFileText.stored(in: bytes)
            takeUp(stored)
            // White space for which a key file has no escape is lost at the ends of a text; no text of ours has it.
            if bytes.contains(0x0B) || bytes.contains(0x0C) { return }
            let written = StateFileText.bytes(of: stored)
            let again = try? StateFileText.stored(in: written)
            demand(again == stored, "\(String(describing: again)) is read for \(stored)")
            demand(again.map(StateFileText.bytes(of:)) == written, "the same state is written in another way")
        } catch {
            let sentence = error.description
            demand(!sentence.isEmpty && !sentence.contains("\n") && sentence.count <= 1500, "the damage: \(sentence)")
        }
    }

    /// Every text of a state reads back as it was written, but for control characters that no text of ours has.
    private static func checkTexts(_ bytes: ArraySlice<UInt8>) {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let text = String(
            String.UnicodeScalarView(scalars.filter { $0.value >= 0x20 || "\n\r\t".unicodeScalars.contains($0) }))
        var stored = example
        stored.bootID = text
        stored.sessionID = text
        stored.state.slots[0] = SlotRecord(
            name: text, at: TimeOfDay(hour: 7, minute: 30), definedAt: UTC(seconds: 0), opened: [])
        let again = try? StateFileText.stored(in: StateFileText.bytes(of: stored))
        demand(again == stored, "\(text.debugDescription) reads back as \(String(describing: again?.bootID))")
    }

    /// The rules go on from every state that can be read.
    private static func takeUp(_ stored: StoredState) {
        let saved = stored.state
        let calendar = Calendar(zone: .fixed(offset: 3600))
        for continuity in [Continuity.sameSession, .newSession, .newBoot] {
            // At the login the clock is near what was saved, or far ahead of a state that a broken clock has left.
            for now in [
                Moment(instant: saved.savedAt.instant + .seconds(5), utc: saved.savedAt.utc + .seconds(5)),
                Moment(instant: Instant(sinceBoot: .seconds(60)), utc: UTC(seconds: 1_793_690_000)),
            ] where continuity != .sameSession || now.instant >= saved.savedAt.instant {
                var policy = ReminderPolicy(
                    settings: Settings(), calendar: calendar, saved: saved, continuity: continuity, at: now)
                let sources = PresenceSources(idle: "fuzz", lock: "fuzz", sleep: "fuzz")
                _ = policy.handle(.started(sources), at: now)
                let later = Moment(instant: now.instant + .seconds(60), utc: now.utc + .seconds(60))
                _ = policy.handle(.command(.resume), at: later)
                _ = policy.saved(at: later)
            }
        }
    }
}
