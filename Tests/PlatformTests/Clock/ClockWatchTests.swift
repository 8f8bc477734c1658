import Fixtures
import GLibBridge
import Testing

@testable import Platform

struct ClockWatchTests {
    /// Moves the clock by a nanosecond and back with clock_adjtime(2). A time server changes it more each second.
    static let nudge = """
        import ctypes, sys
        libc, timex = ctypes.CDLL(None), (ctypes.c_long * 32)()
        def move(seconds, nanoseconds):
            timex[0] = 0x0100 | 0x2000  # ADJ_SETOFFSET, ADJ_NANO
            timex[9], timex[10] = seconds, nanoseconds
            return libc.clock_adjtime(0, timex) >= 0
        sys.exit(0 if move(0, 1) and move(-1, 999999999) else 1)
        """

    static func moveClock() -> Bool {
        (try? ChildProcess(["python3", "-c", nudge]).result()) != nil
    }

    @Test(.enabled(if: moveClock(), "needs permission to set the clock"))
    func `each setting of the clock is reported, and none after the watch has ended`() throws {
        let loop = MainLoop.onNewThread(named: "clock")
        let changes = Recorder<Int>()
        let watch = try #require(ClockWatch(loop: loop) { changes.append(1) })
        for _ in 1...2 {
            #expect(Self.moveClock())
            #expect(changes.next() == 1)
            // The two moves of a nudge are reported as one change or as two.
            loop.run {}
            while changes.next(within: .zero) != nil {}
        }
        loop.run { watch.cancel() }
        #expect(Self.moveClock())
        loop.run {}
        #expect(changes.next(within: .zero) == nil)
        loop.quit()
    }
}
