import Testing

@testable import Control
@testable import ReminderCore
@testable import balasana

extension StatusTextTests {
    @Test func `a snooze says when it ends, and what comes before that`() {
        func first(_ change: (inout Status) -> Void) -> [String] { lines(report(change)) }
        #expect(
            first { $0.state = .snoozed } == [
                "Snoozed. Sitting for 12 min.", "Next: 30 s of seated Child's Pose at 09:00.",
            ])
        #expect(
            first {
                $0.state = .snoozed
                $0.snoozedUntil = nine + .seconds(900)
                $0.next?.kind = .slot("morning")
            } == [
                "Snoozed until 09:15. Sitting for 12 min.",
                "Next: morning session at 09:00 (30 s of seated Child's Pose).",
            ])
        let untilCallEnds = first {
            $0.state = .snoozed
            ($0.snoozedUntil, $0.snoozeEndsWithCall) = (nine, true)
        }
        #expect(
            untilCallEnds == [
                "Snoozed until the call ends. Sitting for 12 min.",
                "Next: 30 s of seated Child's Pose after the call, or at 09:00.",
            ])
        #expect(
            first {
                $0.state = .snoozed
                ($0.snoozedUntil, $0.snoozeEndsWithCall) = (nine + .seconds(900), true)
            }[1] == "Next: 30 s of seated Child's Pose at 09:00.")
    }
}
