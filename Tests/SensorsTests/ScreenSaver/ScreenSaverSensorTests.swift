import Fixtures
import GLibBridge
import Testing

@testable import Sensors

struct ScreenSaverSensorTests {
    let daemon: PrivateBus
    let client: Bus
    let loop = MainLoop.onNewThread(named: "sensors")
    let savers = MainLoop.onNewThread(named: "savers")
    let reports = Recorder<Report>()
    let availability = Recorder<Availability>()
    let calls = Recorder<Invocation>()
    let kde = ScreenSaver.known.first { $0.name == "org.freedesktop.ScreenSaver" }!

    struct Report: Hashable {
        let saver: String
        let active: Bool?
    }

    init() throws {
        daemon = try PrivateBus()
        client = try daemon.connect()
    }

    func start(_ saver: ScreenSaver) -> ScreenSaverSensor {
        loop.run { [client, reports, availability] in
            let sensor = ScreenSaverSensor(
                saver: saver, bus: client, report: { reports.append(Report(saver: $0, active: $1)) },
                changed: { availability.append($0) })
            sensor.start()
            return sensor
        }
    }

    /// A screen saver at `paths`. Each `GetActive` waits in ``calls``.
    func appear(_ saver: ScreenSaver, at paths: [String]? = nil, type: String = "b") throws -> Bus {
        let bus = try daemon.connect()
        let xml = """
            <node><interface name="\(saver.interface)">
            <method name="GetActive"><arg type="\(type)" direction="out"/></method>
            </interface></node>
            """
        let acquired = Recorder<Bool>()
        savers.run { [calls] in
            for path in paths ?? [saver.paths[0]] {
                _ = try? bus.export(path: path, introspectionXML: xml) { calls.append($0) }
            }
            bus.own(saver.name, acquired: { acquired.append(true) }, lost: {})
        }
        try #require(acquired.next() != nil)
        return bus
    }

    func emit(_ bus: Bus, _ saver: ScreenSaver, _ path: String, _ value: Variant) {
        bus.emit(path: path, interface: saver.interface, signal: "ActiveChanged", [value])
    }

    /// True if nothing is reported for all earlier signals of `bus`.
    func reportsNothing(after bus: Bus) throws -> Bool {
        try bus.roundTrip()
        try client.roundTrip()
        loop.run {}
        return reports.next(within: .zero) == nil
    }

    func answer(_ value: Variant) throws {
        try #require(calls.next()).reply([value])
    }

    @Test(arguments: ScreenSaver.known) func `each known screen saver is read at the start and at changes`(
        saver: ScreenSaver
    ) throws {
        let sensor = start(saver)
        #expect(availability.next() == .missing(reason: "it is not running"))
        let bus = try appear(saver)
        try answer(.bool(true))
        #expect(availability.next() == .works(name: saver.title))
        #expect(reports.next() == Report(saver: saver.name, active: true))
        for active in [false, true, false] {
            // KDE emits on both of its paths.
            for path in saver.paths { emit(bus, saver, path, .bool(active)) }
            #expect(reports.next() == Report(saver: saver.name, active: active))
        }
        loop.run { sensor.stop() }
        emit(bus, saver, saver.paths[0], .bool(true))
        #expect(try reportsNothing(after: bus))
    }

    @Test func `a screen saver can have the second path, exit while active, and restart`() throws {
        let sensor = start(kde)
        for _ in 1...2 {
            #expect(availability.next() == .missing(reason: "it is not running"))
            let (name, bus) = (kde.name, try appear(kde, at: ["/ScreenSaver"]))
            try answer(.bool(true))
            #expect(availability.next() == .works(name: kde.title))
            #expect(reports.next() == Report(saver: name, active: true))
            savers.run { _ = try? bus.callAndWait(Self.release(name)) }
            #expect(reports.next() == Report(saver: name, active: nil))
        }
        loop.run { sensor.stop() }
    }

    static func release(_ name: String) -> MethodCall {
        MethodCall(
            destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
            method: "ReleaseName", arguments: [.string(name)])
    }

    @Test func `a signal before the first answer is newer than the answer`() throws {
        let sensor = start(kde)
        defer { loop.run { sensor.stop() } }
        let bus = try appear(kde)
        let ask = try #require(calls.next())
        emit(bus, kde, kde.paths[0], .bool(true))
        ask.reply([.bool(false)])
        #expect(reports.next() == Report(saver: kde.name, active: true))
        #expect(try reportsNothing(after: bus))
    }

    @Test func `an owner without GetActive is missing, and its signals are ignored`() throws {
        let sensor = start(kde)
        defer { loop.run { sensor.stop() } }
        #expect(availability.next() == .missing(reason: "it is not running"))
        let bus = try appear(kde, at: kde.paths)
        for _ in kde.paths {
            try #require(calls.next()).fail(name: "org.freedesktop.DBus.Error.NotSupported", message: "Not implemented")
        }
        #expect(
            availability.next()
                == .missing(
                    reason: "org.freedesktop.ScreenSaver answers GetActive with org.freedesktop.DBus.Error.NotSupported"
                ))
        emit(bus, kde, kde.paths[0], .bool(true))
        #expect(try reportsNothing(after: bus))
    }

    @Test func `an invalid signal resets the state, with one reason`() throws {
        let sensor = start(kde)
        defer { loop.run { sensor.stop() } }
        #expect(availability.next() == .missing(reason: "it is not running"))
        let bus = try appear(kde)
        try answer(.bool(true))
        #expect(availability.next() == .works(name: kde.title))
        #expect(reports.next() == Report(saver: kde.name, active: true))
        emit(bus, kde, kde.paths[0], .string("perhaps"))
        #expect(availability.next() == .missing(reason: "org.freedesktop.ScreenSaver sends an invalid ActiveChanged"))
        #expect(reports.next() == Report(saver: kde.name, active: nil))
        emit(bus, kde, kde.paths[0], .bool(true))
        #expect(try reportsNothing(after: bus))
    }

    @Test func `an answer of the wrong type is invalid`() throws {
        let sensor = start(kde)
        defer { loop.run { sensor.stop() } }
        #expect(availability.next() == .missing(reason: "it is not running"))
        _ = try appear(kde, type: "s")
        try answer(.string("yes"))
        #expect(
            availability.next()
                == .missing(reason: "org.freedesktop.ScreenSaver gives an invalid answer to GetActive"))
    }

    @Test func `a screen saver that hangs is used again when it answers`() throws {
        let sensor = start(kde)
        defer { loop.run { sensor.stop() } }
        #expect(availability.next() == .missing(reason: "it is not running"))
        _ = try appear(kde)
        let ask = try #require(calls.next())
        #expect(availability.next() == .missing(reason: "org.freedesktop.ScreenSaver does not answer"))
        ask.reply([.bool(true)])
        try answer(.bool(false))
        #expect(availability.next() == .works(name: kde.title))
        #expect(reports.next() == Report(saver: kde.name, active: false))
    }
}
