import Fixtures
import GLibBridge
import ReminderCore
import Synchronization
import Testing

@testable import Sensors

struct PresenceSensorsTests {
    struct Found: Sendable {
        let sources: PresenceSources
        let report: SourceReport

        func entry(_ concern: SourceReport.Concern) -> SourceReport.Entry? {
            report.entries.first { $0.concern == concern }
        }

        func reason(_ concern: SourceReport.Concern, _ name: String) -> String? {
            entry(concern)?.rejected.first { $0.name == name }?.reason
        }
    }

    let session: PrivateBus
    let loop = MainLoop.onNewThread(named: "sensors")
    let events = Recorder<Event>()
    let ready = Recorder<Found>()
    let changes = Recorder<Found>()

    init() throws {
        session = try PrivateBus()
    }

    func start(
        _ environment: [String: String], _ system: Bus?, idleAfter: Duration = .seconds(3600)
    ) throws -> PresenceSensors {
        let (events, ready, changes) = (events, ready, changes)
        let sensors = PresenceSensors(
            loop: loop, environment: environment, sessionBus: try session.connect(), systemBus: system,
            report: { events.append($0) }, changed: { changes.append(Found(sources: $0, report: $1)) })
        sensors.start(idleAfter: idleAfter) { ready.append(Found(sources: $0, report: $1)) }
        return sensors
    }

    /// The presence readings that have already arrived.
    func readings() -> [PresenceReading] {
        var readings: [PresenceReading] = []
        while let event = events.next(within: .zero) {
            if case .presence(let reading) = event { readings.append(reading) }
        }
        return readings
    }

    func change(to sources: PresenceSources) -> Found? {
        while let found = changes.next() {
            if found.sources == sources { return found }
        }
        return nil
    }

    @Test func `without any source the report has every reason`() throws {
        let sensors = try start([:], nil)
        let found = try #require(ready.next())
        #expect(found.sources == PresenceSources(sleep: "kernel clocks"))
        #expect(found.reason(.idle, "X11 SYNC") == "DISPLAY is not set")
        #expect(found.reason(.idle, "Mutter") == "it is not running")
        #expect(found.reason(.lock, "logind") == "there is no system bus")
        #expect(found.reason(.sleep, "logind") == "there is no system bus")
        #expect(readings().isEmpty)
        sensors.stop()
    }

    @Test func `either variable of a Wayland session turns off X11 as a source`() throws {
        for environment in [
            ["WAYLAND_DISPLAY": "none", "XDG_RUNTIME_DIR": "/nowhere", "DISPLAY": ":9"],
            ["XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": "/nowhere", "DISPLAY": ":9"],
        ] {
            let sensors = try start(environment, nil)
            let found = try #require(ready.next())
            #expect(found.sources.idle == nil)
            #expect(found.entry(.idle)?.rejected.map(\.name) == ["Wayland", "Mutter", "X11 SYNC"])
            #expect(found.reason(.idle, "X11 SYNC")?.contains("Wayland session") == true)
            sensors.stop()
        }
    }

    @Test func `the first readings come before ready, and a source that exits is reported`() throws {
        let server = try XServer()
        let logind = try MockLogind()
        let process = try logind.start()
        let environment = server.environment.merging(["XDG_SESSION_ID": "c1"]) { $1 }
        let sensors = try start(environment, logind.bus)
        let found = try #require(ready.next())
        #expect(found.sources == PresenceSources(idle: "X11 SYNC", lock: "logind", sleep: "logind"))
        let first = readings()
        #expect(first.contains(.switchedBack) && first.contains(.unlocked(.hint)))
        #expect(first.contains { if case .input = $0 { true } else { false } })

        process.end()
        let bare = try #require(change(to: PresenceSources(idle: "X11 SYNC", sleep: "kernel clocks")))
        #expect(bare.reason(.lock, "logind") == "it is not running")
        server.end()
        #expect(change(to: PresenceSources(sleep: "kernel clocks")) != nil)
        sensors.stop()
    }

    @Test func `an inhibitor of the compositor is reported without a name, before the idle that shows it`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensors = try start(server.environment, nil)
        var found = try #require(ready.next())
        while found.entry(.inhibitors) == nil { found = try #require(changes.next()) }
        #expect(found.entry(.inhibitors)?.inUse == ["Wayland compositor"])
        #expect(found.entry(.inhibitors)?.limits == ["The compositor does not name the program."])
        for asked in [
            "bind seat0 5", "bind ext 2", "get_input_idle_notification seat0 3600000 #1",
            "get_idle_notification seat0 60000 #2",
        ] {
            #expect(server.nextLine() == asked)
        }
        server.send("idle-input")
        var held: [IdleInhibitor] = []
        while held.isEmpty, let event = events.next() {
            if case .presence(.idle) = event { Issue.record("idle came before the inhibitor") }
            if case .inhibitors(let now) = event { held = now }
        }
        #expect(held == [IdleInhibitor(program: "")])
        guard case .presence(.idle) = events.next() else {
            Issue.record("no idle after the inhibitor")
            return
        }
        // There was no repeated request; while an inhibitor is held, the span is shorter.
        #expect(server.nextLine() == "destroyed #2")
        #expect(server.nextLine() == "get_idle_notification seat0 5000 #3")
        server.send("remove ext")
        guard case .inhibitors(let left) = events.next(), left.isEmpty else {
            Issue.record("the inhibitor is still held")
            return
        }
        let without = try #require(change(to: PresenceSources(sleep: "kernel clocks")))
        #expect(without.entry(.inhibitors)?.inUse == [])
        sensors.stop()
    }

    @Test func `a logind that hangs blocks nothing, and is reported when it answers`() throws {
        let daemon = try PrivateBus()
        let server = MainLoop.onNewThread(named: "logind")
        let asked = Recorder<Invocation>()
        let isAwake = Atomic(false)
        let owned = Recorder<Bool>()
        let xml = """
            <node><interface name="org.freedesktop.login1.Manager">
              <method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
            </interface></node>
            """
        let slow = try daemon.connect()
        server.run {
            _ = try? slow.export(path: "/org/freedesktop/login1", introspectionXML: xml) { call in
                if isAwake.load(ordering: .sequentiallyConsistent) { Self.refuse(call) }
                asked.append(call)
            }
            slow.own("org.freedesktop.login1", acquired: { owned.append(true) }, lost: { owned.append(false) })
        }
        #expect(owned.next() == true)
        let sensors = try start(["XDG_SESSION_ID": "c1"], try daemon.connect())
        #expect(ready.next()?.reason(.lock, "logind") == "it does not answer")
        let call = try #require(asked.next())
        #expect(call.arguments == [.string("c1")])
        isAwake.store(true, ordering: .sequentiallyConsistent)
        Self.refuse(call)
        // `auto` is the last attempt.
        #expect(asked.next()?.arguments == [.string("auto")])
        let found = change(to: PresenceSources(sleep: "logind"))
        #expect(found?.reason(.lock, "logind") == "logind has no session for this user")
        sensors.stop()
    }

    static func refuse(_ call: Invocation) {
        call.fail(name: "org.freedesktop.login1.NoSuchSession", message: "none")
    }
}
