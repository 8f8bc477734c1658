import GLibBridge
import Glibc
import ReminderCore
import Testing

@testable import Sensors

struct SystemClockTests {
    @Test func `both clocks go forward, and sleep is never negative`() {
        let before = SystemClock.now()
        let after = SystemClock.now()
        #expect(after.instant >= before.instant)
        #expect(after.instant - before.instant < .seconds(5))
        #expect(before.utc.seconds > 1_700_000_000)
        #expect(SystemClock.suspended() >= .zero)
        #expect(SystemClock.suspended() < before.instant.sinceBoot)
    }
}
