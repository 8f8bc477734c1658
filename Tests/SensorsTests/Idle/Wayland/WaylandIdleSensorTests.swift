import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// What the sensor does with the protocols, against libwayland's own server.
struct WaylandIdleSensorTests {
    static let inputIdle = Availability.works(name: "ext-idle-notify-v1")
    static let neither = Availability.missing(
        reason: "the compositor offers neither ext-idle-notify-v1 nor org_kde_kwin_idle")
    static let noSeat = Availability.missing(reason: "the compositor has no seat")

    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let states = Recorder<Availability>()
    /// Keeps them to the end of the test.
    let sensors = Recorder<WaylandIdleSensor>()

    func start(_ environment: [String: String]) -> WaylandIdleSensor {
        let (readings, states) = (readings, states)
        let sensor = WaylandIdleSensor(
            environment: environment, loop: loop, report: { readings.append($0) }, changed: { states.append($0) })
        sensors.append(sensor)
        loop.run { sensor.start() }
        return sensor
    }

    /// A sensor on `server`, which waits for an hour's silence; the first two lines and readings are taken.
    func watching(_ server: WaylandServer, seats: Int = 1) -> WaylandIdleSensor {
        let sensor = start(server.environment)
        #expect(states.next() == Self.inputIdle)
        watch(sensor, .seconds(3600))
        #expect(nextInput != nil)
        #expect((0..<seats * 3 + 1).map { _ in server.said() }.last?.hasPrefix("get_idle_notification") == true)
        return sensor
    }

    func watch(_ sensor: WaylandIdleSensor, _ span: Duration) {
        loop.run { sensor.watch(after: span) }
    }

    var nextIdle: Instant? {
        if case .idle(let since) = readings.next() { since } else { nil }
    }

    var nextInput: Instant? {
        if case .input(let at) = readings.next() { at } else { nil }
    }

    /// Whether nothing is reported of all that the server was told to say.
    func isSilent(_ server: WaylandServer) -> Bool {
        server.obey("say done")
        // Then it lies at the sensor's end, and the loop takes it before what it is asked now.
        guard server.said("done") else { return false }
        loop.run {}
        return readings.next(within: .zero) == nil
    }

    @Test(arguments: [
        (["kde 1", "ext 2"], "bind ext 2", "get_input_idle_notification seat0 5000 #1", inputIdle),
        (["ext 7"], "bind ext 2", "get_input_idle_notification seat0 5000 #1", inputIdle),
        (
            ["ext 1", "kde 1"], "bind ext 1", "get_idle_notification seat0 5000 #1",
            .works(
                name: "ext-idle-notify-v1",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not report when "
                        + "input stops, and it may mistake the start of a film for input."
                ])
        ),
        (
            ["kde 1"], "bind kde 1", "get_idle_timeout seat0 5000 #1",
            .works(
                name: "org_kde_kwin_idle",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not report when "
                        + "input stops or starts again."
                ])
        ),
    ])
    func `the best protocol is bound, at most in version 2, and asked for input alone where it can`(
        globals: [String], bound: String, asked: String, availability: Availability
    ) throws {
        let server = try WaylandServer("seat seat0 7", globals[0], globals.last!)
        let sensor = start(server.environment)
        #expect(server.said() == "bind seat0 5")
        #expect(server.said() == bound)
        #expect(states.next() == availability)
        watch(sensor, .seconds(5))
        #expect(server.said() == asked)
        #expect(nextInput != nil)
        server.obey("idle")
        #expect(nextIdle != nil)
        server.obey("resume")
        #expect(nextInput != nil)
    }

    @Test func `a compositor with neither protocol is missing until it offers one`() throws {
        let server = try WaylandServer("seat seat0 7")
        let sensor = start(server.environment)
        #expect(states.next() == Self.neither)
        watch(sensor, .seconds(5))
        #expect(readings.next(within: .zero) == nil)
        server.obey("ext 2")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        server.obey("remove ext")
        #expect(states.next() == Self.neither)
    }

    @Test func `silence is told with a beginning that is proved, and its end once`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let before = SystemClock.now().instant
        _ = watching(server)
        let after = SystemClock.now().instant
        // A compositor that tells of an hour after a moment has counted from before the question.
        server.obey("idle")
        let since = try #require(nextIdle)
        #expect(since >= before && since <= after)
        server.obey("resume")
        let at = try #require(nextInput)
        #expect(at >= after && at <= SystemClock.now().instant)
        #expect(isSilent(server))
    }

    @Test func `another span asked for in silence loses neither the silence nor the input that ends it`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        server.obey("idle")
        #expect(nextIdle != nil)
        // The object that told stays; the ones in between go.
        watch(sensor, .seconds(60))
        #expect(server.said() == "get_input_idle_notification seat0 60000 #3")
        watch(sensor, .seconds(70))
        #expect(server.said() == "destroyed #3")
        #expect(server.said() == "get_input_idle_notification seat0 70000 #4")
        server.obey("idle")
        server.obey("resume")
        #expect(nextInput != nil)
        #expect(server.said() == "destroyed #1")
        server.obey("idle")
        #expect(nextIdle != nil)
    }

    @Test func `the same span asked for again goes on counting`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        watch(sensor, .seconds(3600))
        watch(sensor, .seconds(8))
        #expect(server.said() == "destroyed #1")
    }

    @Test(arguments: [(Duration.zero, 100), (.seconds(Int64.max), Int(Int32.max)), (.seconds(-5), 100)])
    func `no span is too short or too long`(span: Duration, milliseconds: Int) throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        watch(sensor, span)
        #expect(server.said() == "destroyed #1")
        #expect(server.said() == "get_input_idle_notification seat0 \(milliseconds) #3")
    }

    @Test func `events that do not fit are dropped`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        server.obey("raw 1 1\nraw 2 1")
        #expect(isSilent(server))
        server.obey("raw 2 0\nraw 2 0\nraw 1 0\nraw 1 0")
        #expect(nextIdle != nil)
        #expect(isSilent(server))
        // The one that waits for input says again that it is silent, and the new one that there is input.
        watch(sensor, .seconds(60))
        #expect(server.said("get_input_idle_notification"))
        server.obey("raw 1 0")
        server.obey("raw 3 1")
        #expect(isSilent(server))
        server.obey("raw 1 1")
        server.obey("raw 1 1")
        #expect(nextInput != nil)
        #expect(isSilent(server))
    }

    @Test func `a compositor that crashes is told of, and read anew when it is back`() throws {
        let first = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(first)
        first.obey("idle")
        #expect(nextIdle != nil)
        first.crash()
        #expect(states.next() == .missing(reason: "the compositor has exited"))
        // Its socket is still there, and refuses.
        #expect(states.next() == .missing(reason: "no compositor is listening at \(first.folder.path)/wayland-7"))
        let second = try WaylandServer(in: first.folder, "seat seat0 7", "ext 1")
        #expect(states.next() == WaylandNotifier(name: 1, interface: "ext_idle_notifier_v1", version: 1)?.availability)
        #expect(nextInput != nil)
        #expect(second.said("get_idle_notification seat0 3600000 #1"))
        second.obey("idle")
        #expect(nextIdle != nil)
    }

    @Test func `a protocol error ends the source, and it begins anew`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.obey("fail")
        #expect(states.next() == .missing(reason: "the compositor refused a request (wl_display, error 2)"))
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
    }

    @Test func `a compositor that hangs holds nothing up, and counts when it answers`() throws {
        let server = try WaylandServer("hung", "seat seat0 7", "ext 2")
        let sensor = start(server.environment)
        watch(sensor, .seconds(3600))
        #expect(states.next() == .missing(reason: "the compositor does not answer"))
        server.obey("go")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
    }

    @Test func `a compositor that comes after the start is found, and one that hangs and is replaced`() throws {
        let folder = try WaylandServer.newFolder()
        let sensor = start(WaylandServer.environment(folder))
        let socket = "\(folder.path)/wayland-7"
        #expect(states.next() == .missing(reason: "no compositor is listening at \(socket)"))
        let first = try WaylandServer(in: folder, "hung", "ext 2")
        #expect(states.next() == .missing(reason: "the compositor does not answer"))
        first.crash()
        let second = try WaylandServer(in: folder, "seat seat0 7", "ext 2")
        while let state = states.next(), state != Self.inputIdle {}
        loop.run { sensor.stop() }
        second.end()
        loop.run {}
        #expect(states.next(within: .zero) == nil)
    }

    @Test func `an absolute path needs no folder, a name does`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = start(["WAYLAND_DISPLAY": "\(server.folder.path)/wayland-7"])
        #expect(states.next() == Self.inputIdle)
        loop.run { sensor.stop() }
        _ = start(["WAYLAND_DISPLAY": "wayland-7"])
        #expect(states.next() == .missing(reason: "XDG_RUNTIME_DIR is not set"))
        let folder = try WaylandServer.newFolder().path
        _ = start(["XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": ""])
        #expect(states.next() == .missing(reason: "no compositor is listening at \(folder)/wayland-0"))
    }
}
