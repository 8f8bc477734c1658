import Fixtures
import ReminderCore
import Storage

/// Makes random states in which every field varies.
struct RandomState {
    var numbers: SeededNumbers

    mutating func stored() -> StoredState {
        var state = SavedState(savedAt: Moment(instant: instant(), utc: utc()))
        state.bout.counted = duration()
        state.bout.countingSince = maybe { $0.instant() }
        state.bout.askedAt = duration()
        state.trail = maybe { $0.trail() }
        state.observedSince = maybe { $0.instant() }
        state.hasQuit = flip()
        state.isScreenClear = flip()
        state.absence = maybe {
            Absence(
                since: $0.instant(), isBreak: $0.flip(), barredAt: $0.maybe { $0.instant() }, isOpened: $0.flip())
        }
        state.settledAt = instant()
        state.satUntil = maybe { $0.instant() }
        state.pause = maybe { numbers in
            let pauses: [UserPause] = [
                .until(numbers.instant()), .untilTime(numbers.utc(), at: numbers.instant()), .indefinite, .callEnd,
            ]
            return pauses[numbers.number(0...3)]
        }
        state.standing = maybe { numbers in
            Standing(
                since: numbers.instant(), until: numbers.maybe { $0.instant() }, awaitsReturn: numbers.flip(),
                answered: numbers.maybe { HistoryEvent.BreakOccasion.allCases[$0.number(0...2)] })
        }
        state.isCallLetThrough = flip()
        state.reminders = list { $0.reminder() }
        state.slots = list { numbers in
            SlotRecord(
                name: numbers.text(), at: TimeOfDay(seconds: numbers.number(0...86_399)), definedAt: numbers.utc(),
                opened: numbers.list { $0.date() },
                unanswered: numbers.list { SlotRecord.Unanswered(date: $0.date(), endedAt: $0.utc()) })
        }
        state.hold = maybe { $0.hold() }
        state.bubble = maybe { NotificationHandle(server: $0.text(), id: UInt32($0.number(0...Int(UInt32.max)))) }
        for _ in 0..<number(0...3) { state.asked[kind()] = date() }
        state.weeklyNoteOn = maybe { $0.date() }
        state.notices.cautioned = list { BodyNote.allCases[$0.number(0...4)] }
        state.notices.unheard = list { GuideMedium.allCases[$0.number(0...1)] }
        state.notices.unreported = list { GuideMedium.allCases[$0.number(0...1)] }
        state.pain = maybe { numbers in
            Pain(at: numbers.utc(), gentleness: numbers.number(0...3), suspendedSince: numbers.maybe { $0.utc() })
        }
        state.recent = RecentRows(list { Moment(instant: $0.instant(), utc: $0.utc()) })
        state.nextPresentation = UInt64(number(0...1 << 60))
        return StoredState(
            state: state, bootID: text(), sessionID: maybe { $0.text() }, suspended: duration(),
            pendingRows: list {
                let detail = $0.text().filter { !$0.isNewline }
                return "2026-11-0\($0.number(1...9))T07:30:00.123+01:00\tdone\tsitting\t\t45\t2700\t\(detail)"
            })
    }

    private mutating func trail() -> BoutTrail {
        BoutTrail(
            from: instant(), pauses: list { BoutTrail.Pause(from: $0.instant(), to: $0.instant()) },
            stop: maybe { BoutTrail.Stop(at: $0.instant(), BoutEnd.allCases[$0.number(0...7)]) })
    }

    private mutating func reminder() -> Reminder {
        let phases: [Reminder.Phase] = [
            .waiting, .silent, .shown(since: instant()), .snoozed(until: instant(), endsWithCall: flip()),
            .resting(until: instant()),
        ]
        var reminder = Reminder(
            kind: kind(), date: maybe { $0.date() }, dueSince: instant(),
            phase: phases[number(0...4)], windowEnd: maybe { $0.instant() })
        reminder.callsSince = maybe { $0.instant() }
        reminder.unanswered = number(0...5)
        reminder.snoozes = number(0...5)
        reminder.snoozedTo = maybe { $0.utc() }
        reminder.isOnRecord = flip()
        reminder.seen = .milliseconds(number(0...100_000))
        reminder.isCutShort = flip()
        return reminder
    }

    private mutating func hold() -> GuidedHold {
        var hold = GuidedHold(
            kind: kind(),
            pose: Pose(
                Variation.allCases[number(0...4)], Set(list { Adjustment.allCases[$0.number(0...2)] })),
            holdFrom: instant(), length: duration(), guidance: guidance())
        let stages: [GuidedHold.Progress] = [
            .gettingDown, .holding(GuidedHold.Quiet(counted: duration(), upTo: instant())),
            .comingUp(flip() ? .done : .partial, until: instant()),
        ]
        hold.progress = stages[number(0...2)]
        return hold
    }

    private mutating func guidance() -> GuidedHold.Guidance {
        var guidance = GuidedHold.Guidance()
        guidance.isSpoken = flip()
        guidance.isChimed = flip()
        guidance.breath = Breath(
            into: .seconds(number(1...20)), out: .milliseconds(number(1000...20_000)), spoken: number(0...100))
        return guidance
    }

    private mutating func kind() -> ReminderKind {
        flip() ? .sitting : .slot(text())
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "Z", "9", "-", "_", " ", "\\", "\t", "\n", "\r", "#", "=", "[", "]", ":", "朝", "é", "🙂", "s",
        ]
        return list { pieces[$0.number(0...pieces.count - 1)] }.joined()
    }

    private mutating func date() -> LocalDate {
        LocalDate(daysSinceEpoch: number(-719_162...2_932_896))
    }

    private mutating func utc() -> UTC {
        UTC(sinceEpoch: duration())
    }

    private mutating func instant() -> Instant {
        Instant(sinceBoot: duration())
    }

    /// Short and long, positive and negative, with and without nanoseconds.
    private mutating func duration() -> Duration {
        let seconds = flip() ? number(-3...100_000) : number(-4_000_000_000...4_000_000_000)
        return .seconds(seconds) + .nanoseconds(flip() ? 0 : number(-999_999_999...999_999_999))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &numbers)
    }

    private mutating func flip() -> Bool {
        Bool.random(using: &numbers)
    }

    private mutating func maybe<Value>(_ make: (inout RandomState) -> Value) -> Value? {
        flip() ? make(&self) : nil
    }

    private mutating func list<Value>(_ make: (inout RandomState) -> Value) -> [Value] {
        (0..<number(0...4)).map { _ in make(&self) }
    }
}
