import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

@Suite(.enabled(if: MutterDesktop.isInstalled, "needs Debian's mutter"))
struct MutterIdleSensorTests {
    let desktop: MutterDesktop
    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let availability = Recorder<Availability>()
    let sensor: MutterIdleSensor

    init() throws {
        desktop = try MutterDesktop()
        sensor = MutterIdleSensor(
            bus: try desktop.daemon.connect(), loop: loop, report: { [readings] in readings.append($0) },
            changed: { [availability] in availability.append($0) })
    }

    func start(after span: Duration) {
        loop.run { [sensor] in
            sensor.start()
            sensor.watch(after: span)
        }
    }

    func watch(after span: Duration) {
        loop.run { [sensor] in sensor.watch(after: span) }
    }

    func stop() {
        loop.run { [sensor] in sensor.stop() }
    }

    var nextIdle: Instant? {
        if case .idle(let since) = readings.next() { since } else { nil }
    }

    var nextInput: Instant? {
        if case .input(let at) = readings.next() { at } else { nil }
    }

    let works = Availability.works(name: "Mutter")
    let gone = Availability.missing(reason: "it is not running")

    @Test func `the start reports the last input, then idle with its start, then the first input`() throws {
        let mutter = try desktop.start()
        defer { mutter.end() }
        let user = try desktop.user()
        let fired = desktop.firedWatches()
        let before = SystemClock.now().instant
        try user.input()
        try desktop.monitor("AddIdleWatch", [.uint64(500)])
        #expect(fired.next() != nil)
        start(after: .seconds(3600))
        let last = try #require(nextInput)
        #expect(last >= before - .milliseconds(2) && last <= SystemClock.now().instant - .milliseconds(498))
        #expect(availability.next() == works)
        watch(after: .seconds(1))
        for _ in 1...2 {
            let since = try #require(nextIdle)
            #expect(SystemClock.now().instant - since >= .milliseconds(999))
            let before = SystemClock.now().instant
            #expect(since <= before - .milliseconds(999))
            try user.input()
            let input = try #require(nextInput)
            #expect(input >= before && input <= SystemClock.now().instant)
        }
        stop()
    }

    @Test func `idle time that has already passed is reported at the start and for a shorter span`() throws {
        let mutter = try desktop.start()
        defer { mutter.end() }
        let user = try desktop.user()
        let before = SystemClock.now().instant
        try user.input()
        let fired = desktop.firedWatches()
        try desktop.monitor("AddIdleWatch", [.uint64(500)])
        #expect(fired.next() != nil)
        start(after: .milliseconds(300))
        let since = try #require(nextIdle)
        #expect(since >= before - .milliseconds(2) && since <= SystemClock.now().instant - .milliseconds(498))
        try user.input()
        #expect(nextInput != nil)
        watch(after: .seconds(3600))
        try desktop.monitor("AddIdleWatch", [.uint64(400)])
        #expect(fired.next() != nil)
        watch(after: .milliseconds(200))
        #expect(nextIdle != nil)
        stop()
    }

    @Test func `reported idle lasts until the next input, even if the span gets longer`() throws {
        let mutter = try desktop.start()
        defer { mutter.end() }
        let user = try desktop.user()
        start(after: .seconds(3600))
        #expect(nextInput != nil)
        watch(after: .milliseconds(200))
        #expect(nextIdle != nil)
        for span in [Duration.seconds(3600), .milliseconds(100), .seconds(60)] { watch(after: span) }
        try user.input()
        #expect(nextInput != nil)
        watch(after: .milliseconds(150))
        #expect(nextIdle != nil)
        stop()
    }

    @Test func `Mutter can start late, exit and restart`() throws {
        start(after: .milliseconds(200))
        #expect(availability.next() == gone)
        for _ in 1...2 {
            let mutter = try desktop.start()
            #expect(availability.next() == works)
            var reading = readings.next()
            if case .input = reading { reading = readings.next() }
            guard case .idle = reading else { throw BusError(name: "test", message: "\(reading as Any)") }
            mutter.end()
            #expect(availability.next() == gone)
        }
        stop()
    }

    @Test(.enabled(if: MutterDesktop.hasSession, "only where Debian's gnome-session-bin is installed"))
    func `idle is reported during an inhibitor, and the end of the inhibitor is no input`() throws {
        let mutter = try desktop.start()
        let session = try desktop.startSession()
        defer {
            session.end()
            mutter.end()
        }
        let user = try desktop.user()
        let film = try desktop.inhibit(8)
        let fired = desktop.firedWatches()
        try user.input()
        try desktop.monitor("AddIdleWatch", [.uint64(200)])
        start(after: .seconds(3600))
        #expect(nextInput != nil)
        watch(after: .milliseconds(500))
        for round in 1...2 {
            let since = try #require(nextIdle)
            #expect(SystemClock.now().instant - since >= .milliseconds(498))
            if round == 2 { break }
            try user.input()
            #expect(nextInput != nil)
        }
        // Mutter's own watch has not fired during all this time.
        try desktop.settle()
        #expect(fired.next(within: .zero) == nil)
        try desktop.uninhibit(film)
        #expect(fired.next() != nil)
        let before = SystemClock.now().instant
        try user.input()
        #expect(try #require(nextInput) >= before)
        #expect(nextIdle != nil)
        stop()
    }

    @Test(.enabled(if: MutterDesktop.hasSession, "only where Debian's gnome-session-bin is installed"))
    func `an inhibitor during idle time, and one of suspend, do not reset it`() throws {
        let mutter = try desktop.start()
        let session = try desktop.startSession()
        defer {
            session.end()
            mutter.end()
        }
        let user = try desktop.user()
        let fired = desktop.firedWatches()
        try desktop.monitor("AddIdleWatch", [.uint64(3000)])
        #expect(fired.next() != nil)
        start(after: .seconds(3600))
        #expect(nextInput != nil)
        watch(after: .seconds(4))
        let film = try desktop.inhibit(8)
        #expect(nextIdle != nil)
        try user.input()
        #expect(nextInput != nil)
        try desktop.uninhibit(film)
        #expect(fired.next() != nil)
        let beforeReset = SystemClock.now().instant
        _ = try desktop.inhibit(4)
        // The watch counts from the last input, but Mutter's idle time counts from the inhibitor.
        #expect(try #require(nextIdle) < beforeReset)
        let before = SystemClock.now().instant
        try user.input()
        #expect(try #require(nextInput) >= before)
        stop()
    }
}
