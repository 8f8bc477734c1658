import GLibBridge
import Glibc
import ReminderCore
import Testing

@testable import Platform

struct SystemClockTests {
    @Test func `both clocks agree with the kernel, and time in suspend is less than the time since boot`() throws {
        let (uptime, date) = (try Self.uptime(), Self.date())
        let now = SystemClock.now()
        #expect(now.instant.sinceBoot >= uptime)
        #expect(now.instant.sinceBoot < (try Self.uptime()) + .milliseconds(10))
        #expect(now.utc.seconds >= date && now.utc.seconds <= Self.date())
        #expect(SystemClock.suspended() >= .zero)
        #expect(SystemClock.suspended() < now.instant.sinceBoot)
    }

    /// Seconds since 1970 from the same clock; `time` reads one that can be a tick behind.
    private static func date() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }

    /// The time since boot including suspend, truncated to hundredths of a second: see proc_uptime(5).
    private static func uptime() throws -> Duration {
        let file = try #require(fopen("/proc/uptime", "r"))
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 64)
        let count = fread(&line, 1, line.count, file)
        let digits = String(decoding: line[..<count], as: UTF8.self).prefix { $0 != " " }.filter { $0 != "." }
        return .milliseconds(try #require(Int64(digits)) * 10)
    }
}
