import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Tests idle time and input with real compositors and their timers.
struct RealCompositorTests {
    let loop = MainLoop.onNewThread(named: "sensors")

    @Test(.enabled(if: RealCompositor.sway.canRun, "sway is not installed, or cannot run here"))
    func `sway reports idle time and input`() throws {
        try idleAndInput(RealCompositor.sway)
    }

    /// Tests/run does not install KWin, which needs 230 MB.
    @Test(.enabled(if: RealCompositor.kwin.canRun, "KWin is not installed, or cannot run here"))
    func `KWin reports idle time and input`() throws {
        try idleAndInput(RealCompositor.kwin)
    }

    func idleAndInput(_ kind: RealCompositor.Kind) throws {
        let compositor = try RealCompositor(kind)
        let (readings, states) = (Recorder<PresenceReading>(), Recorder<Availability>())
        let sensor = WaylandIdleSensor(
            environment: compositor.environment, loop: loop, report: { readings.append($0) },
            changed: { states.append($0) })
        let span = Duration.milliseconds(500)
        let started = SystemClock.now().instant
        loop.run {
            sensor.start()
            sensor.watch(after: span)
        }
        guard case .works(let name, let limits) = states.next() else {
            Issue.record("the sensor does not work in \(compositor.environment)")
            return
        }
        #expect([kind.source, "ext-idle-notify-v1"].contains(name) && (name == kind.source || limits.isEmpty == false))
        guard case .input = readings.next() else {
            Issue.record("the first reading is not input")
            return
        }
        try idle(readings.next(), after: started, span)

        let before = SystemClock.now().instant
        try compositor.input()
        guard case .input(let at) = readings.next() else {
            Issue.record("no input after idle")
            return
        }
        #expect(at >= before && at <= SystemClock.now().instant)
        try idle(readings.next(), after: before, span)

        // The old object reports the input, because the new one has not fired yet.
        loop.run { sensor.watch(after: .seconds(3600)) }
        try compositor.input()
        guard case .input = readings.next() else {
            Issue.record("no input after a change of the span")
            return
        }
        let asked = SystemClock.now().instant
        loop.run { sensor.watch(after: span) }
        try idle(readings.next(), after: asked, span)

        compositor.end()
        #expect(states.next() == .missing(reason: "the compositor has exited"))
        loop.run { sensor.stop() }
    }

    /// Allows for KWin's timers, which fire 5 % early.
    func idle(_ reading: PresenceReading?, after last: Instant, _ span: Duration) throws {
        let now = SystemClock.now().instant
        guard case .idle(let since) = reading else {
            Issue.record("not idle: \(reading as Any)")
            return
        }
        #expect(since >= last && since + span <= now + span / 10)
    }
}
