import Fixtures
import GLibBridge
import ReminderCore
import Testing

@testable import Sensors

struct PresenceSensorsTests {
    struct Found: Equatable, Sendable {
        let sources: Sources
        let notes: [String]
    }

    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let ready = Recorder<Found>()
    let changes = Recorder<Found>()

    func start(_ environment: [String: String], _ bus: Bus?, idleAfter: Duration = .seconds(3600)) -> PresenceSensors {
        let (readings, ready, changes) = (readings, ready, changes)
        let sensors = PresenceSensors(
            loop: loop, environment: environment, systemBus: bus, report: { readings.append($0) },
            sourcesChanged: { changes.append(Found(sources: $0, notes: $1)) })
        sensors.start(idleAfter: idleAfter) { ready.append(Found(sources: $0, notes: $1)) }
        return sensors
    }

    @Test func `with nothing to read, the notes say why`() {
        let sensors = start([:], nil)
        #expect(
            ready.next()
                == Found(
                    sources: Sources(sleep: "kernel clocks"),
                    notes: ["No idle source: DISPLAY is not set.", "No lock source: there is no system bus."]))
        #expect(readings.next(within: .zero) == nil)
        sensors.stop()
    }

    @Test func `the first readings come before ready, and a lost source is told`() throws {
        let server = try XServer()
        let logind = try MockLogind()
        let process = try logind.start()
        let environment = server.environment.merging(["XDG_SESSION_ID": "c1"]) { $1 }
        let sensors = start(environment, logind.bus)
        let all = Sources(idle: "X11 SYNC", lock: "logind", sleep: "logind")
        #expect(ready.next() == Found(sources: all, notes: []))
        if case .input = readings.next(within: .zero) {} else { Issue.record("no input first") }
        #expect([readings.next(within: .zero), readings.next(within: .zero)] == [.switchedBack, .unlocked(.hint)])

        process.end()
        let noLogind = Found(
            sources: Sources(idle: "X11 SYNC", sleep: "kernel clocks"),
            notes: ["No lock source: logind is not running."])
        #expect(changes.next() == noLogind)
        server.end()
        #expect(changes.next()?.sources == Sources(sleep: "kernel clocks"))
        sensors.stop()
    }

    @Test func `a logind that hangs holds nothing up, and is told when it answers`() throws {
        let daemon = try PrivateBus()
        let server = MainLoop.onNewThread(named: "logind")
        let hung = Recorder<Invocation>()
        let owned = Recorder<Bool>()
        let xml = """
            <node><interface name="org.freedesktop.login1.Manager">
              <method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
            </interface></node>
            """
        let slow = try daemon.connect()
        server.run {
            _ = try? slow.export(path: "/org/freedesktop/login1", introspectionXML: xml) { hung.append($0) }
            slow.own("org.freedesktop.login1", acquired: { owned.append(true) }, lost: { owned.append(false) })
        }
        #expect(owned.next() == true)
        let began = ContinuousClock().now
        let sensors = start(["XDG_SESSION_ID": "c1"], try daemon.connect())
        #expect(ready.next()?.notes.last == "No lock source: logind does not answer.")
        #expect(ContinuousClock().now - began < .seconds(2))
        let call = try #require(hung.next())
        #expect(call.arguments == [.string("c1")])
        call.fail(name: "org.freedesktop.login1.NoSuchSession", message: "none")
        // `auto` is the last that it is asked for.
        let last = try #require(hung.next())
        #expect(last.arguments == [.string("auto")])
        last.fail(name: "org.freedesktop.login1.NoSuchSession", message: "none")
        #expect(
            changes.next()
                == Found(
                    sources: Sources(sleep: "logind"),
                    notes: [
                        "No idle source: DISPLAY is not set.", "No lock source: logind knows no session of this user.",
                    ]))
        sensors.stop()
    }
}
