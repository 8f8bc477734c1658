import Fixtures
import GLibBridge
import Glibc
import ReminderCore
import Testing

@testable import Sensors

struct LogindSensorTests {
    let logind: MockLogind
    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let availability = Recorder<LogindSensor.Availability>()

    init() throws {
        logind = try MockLogind()
    }

    func start(environment: [String: String] = ["XDG_SESSION_ID": "c1"]) -> LogindSensor {
        loop.run { [logind, readings, availability] in
            let sensor = LogindSensor(
                bus: logind.bus, environment: environment, report: { readings.append($0) },
                changed: { availability.append($0) })
            sensor.start()
            return sensor
        }
    }

    /// Starts the sensor and consumes its first readings.
    func startInFront() -> LogindSensor {
        let sensor = start()
        #expect([readings.next(), readings.next()] == [.switchedBack, .unlocked(.hint)])
        #expect(availability.next() == .full)
        return sensor
    }

    @Test func `each Lock and Unlock signal is reported as a request`() throws {
        let process = try logind.start()
        defer { process.end() }
        let sensor = startInFront()
        for _ in 1...2 {
            try logind.lock()
            #expect(readings.next() == .locked(.request))
            try logind.unlock()
            #expect(readings.next() == .unlocked(.request))
        }
        loop.run { sensor.stop() }
    }

    @Test func `the hint is reported when it changes`() throws {
        let process = try logind.start()
        defer { process.end() }
        let sensor = startInFront()
        try logind.set("LockedHint", true)
        #expect(readings.next() == .locked(.hint))
        try logind.set("LockedHint", true)
        try logind.set("LockedHint", false)
        #expect(readings.next() == .unlocked(.hint))
        loop.run { sensor.stop() }
    }

    @Test func `the start reports that the session is locked and in the background`() throws {
        let process = try logind.start()
        defer { process.end() }
        try logind.set("LockedHint", true)
        try logind.set("Active", false)
        let sensor = start()
        #expect([readings.next(), readings.next()] == [.switchedAway, .locked(.hint)])
        #expect(availability.next() == .full)
        try logind.set("Active", true)
        #expect(readings.next() == .switchedBack)
        loop.run { sensor.stop() }
    }

    @Test func `sleep is delayed until the release, and the delay is acquired again after it`() throws {
        let (path, manager) = (Logind.managerPath, Logind.manager)
        let service = try ScriptedService(
            logind.daemon, name: Logind.name, paths: [path], interface: manager,
            body: """
                <method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
                <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="out"/></method>
                <method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
                """)
        service.answer("Inhibit", .handle)
        service.answer("GetSession", .error("org.freedesktop.login1.NoSuchSession"))
        service.appear()
        let sensor = start()
        #expect(availability.next() == .sleepOnly(reason: "logind has no session for this user"))
        let first = try #require(service.handles.next())
        #expect(first.arguments.first == "sleep" && first.arguments.last == "delay")
        service.emit(path, manager, "PrepareForSleep", [.bool(true)])
        #expect(readings.next() == .asleep)
        loop.run {}
        #expect(!first.isClosed(within: 0))
        loop.run { sensor.releaseSleepDelay() }
        #expect(first.isClosed())
        service.emit(path, manager, "PrepareForSleep", [.bool(false)])
        #expect(readings.next() == .awake)
        let second = try #require(service.handles.next())
        loop.run {}
        #expect(!second.isClosed(within: 0))
        loop.run { sensor.stop() }
        #expect(second.isClosed())
    }

    @Test func `logind and its session can start late, and again after logind exits`() throws {
        let sensor = start()
        let gone = LogindSensor.Availability.none(reason: "it is not running")
        #expect(availability.next() == gone)
        for state in [PresenceReading.unlocked(.hint), .locked(.hint)] {
            let process = try logind.start(withSession: false)
            #expect(availability.next() == .sleepOnly(reason: "logind has no session for this user"))
            try logind.addSession()
            try logind.set("LockedHint", state == .locked(.hint))
            try logind.emitSessionNew()
            if state == .unlocked(.hint) { #expect(readings.next() == .switchedBack) }
            #expect(readings.next() == state)
            #expect(availability.next() == .full)
            process.end()
            #expect(readings.next() == .lockUnknown(.hint))
            #expect(availability.next() == gone)
        }
        loop.run { sensor.stop() }
    }

    @Test func `a switch to another session ends when logind exits`() throws {
        let process = try logind.start()
        let sensor = startInFront()
        try logind.set("Active", false)
        #expect(readings.next() == .switchedAway)
        process.end()
        #expect([readings.next(), readings.next()] == [.lockUnknown(.hint), .switchedBack])
        loop.run { sensor.stop() }
    }

    @Test func `a sleep that ended while logind was not running is reported when it starts`() throws {
        let first = try logind.start()
        let sensor = startInFront()
        try logind.sleep(true)
        #expect(readings.next() == .asleep)
        first.end()
        let second = try logind.start()
        defer { second.end() }
        #expect([readings.next(), readings.next()] == [.lockUnknown(.hint), .awake])
        loop.run { sensor.stop() }
    }

    @Test func `a process without a session finds the user's graphical session`() throws {
        let process = try logind.start()
        defer { process.end() }
        // GetUser of the template fails.
        let code = #"ret = "/org/freedesktop/login1/user/" + str(args[0])"#
        try logind.mock(
            MockLogind.manager, "AddMethod",
            ["org.freedesktop.login1.Manager", "GetUser", "u", "o", code].map { .string($0) })
        try logind.call(
            "/org/freedesktop/login1/user/\(getuid())", "org.freedesktop.DBus.Properties", "Set",
            [
                .string("org.freedesktop.login1.User"), .string("Display"),
                .variant(.tuple([.string("c1"), .objectPath(MockLogind.session)])),
            ])
        let sensor = start(environment: [:])
        #expect(availability.next() == .full)
        loop.run { sensor.stop() }
    }

    @Test func `sleep is reported even without a session`() throws {
        let process = try logind.start(withSession: false)
        defer { process.end() }
        let sensor = start(environment: ["XDG_SESSION_ID": "gone"])
        #expect(availability.next() == .sleepOnly(reason: "logind has no session for this user"))
        try logind.sleep(true)
        #expect(readings.next() == .asleep)
        loop.run { sensor.stop() }
    }
}
