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

    let surveys = Recorder<Survey>()

    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let ready = Recorder<Found>()
    let changes = Recorder<Found>()

    func start(_ environment: [String: String], _ bus: Bus?, idleAfter: Duration = .seconds(3600)) -> PresenceSensors {
        let (readings, ready, changes, surveys) = (readings, ready, changes, surveys)
        let sensors = PresenceSensors(
            loop: loop, environment: environment, systemBus: bus, report: { readings.append($0) },
            sourcesChanged: {
                surveys.append($1)
                changes.append(Found(sources: $0, notes: $2))
            })
        sensors.start(idleAfter: idleAfter) {
            surveys.append($1)
            ready.append(Found(sources: $0, notes: $2))
        }
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
        let none = Survey.Rejected(name: "logind", reason: "there is no system bus")
        #expect(
            surveys.next()
                == Survey([
                    Survey.Entry(.idle, rejected: [.init(name: "X11 SYNC", reason: "DISPLAY is not set")]),
                    Survey.Entry(.lock, rejected: [none]),
                    Survey.Entry(
                        .sleep, inUse: ["kernel clocks"], limits: ["A sleep is known of only when it is over."],
                        rejected: [none]),
                ]))
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
        #expect(
            surveys.next()
                == Survey([
                    Survey.Entry(.idle, inUse: ["X11 SYNC"]), Survey.Entry(.lock, inUse: ["logind"]),
                    Survey.Entry(.sleep, inUse: ["logind"]),
                ]))
        if case .input = readings.next(within: .zero) {} else { Issue.record("no input first") }
        #expect([readings.next(within: .zero), readings.next(within: .zero)] == [.switchedBack, .unlocked])

        process.end()
        let noLogind = Found(
            sources: Sources(idle: "X11 SYNC", sleep: "kernel clocks"),
            notes: ["No lock source: logind is not running."])
        #expect(changes.next() == noLogind)
        server.end()
        #expect(changes.next()?.sources == Sources(sleep: "kernel clocks"))
        sensors.stop()
    }

    @Test func `input after a pause ends a lock that only a signal told of, before it is told itself`() throws {
        let server = try XServer()
        let logind = try MockLogind()
        let process = try logind.start()
        defer { process.end() }
        let environment = server.environment.merging(["XDG_SESSION_ID": "c1"]) { $1 }
        let sensors = start(environment, logind.bus, idleAfter: .milliseconds(100))
        #expect(ready.next() != nil)
        // Session and lock, and before, between or after them silence: after an input that went on, or at once.
        let others = if case .input = readings.next() { 3 } else { 2 }
        for _ in 0..<others { _ = readings.next() }
        try logind.lock()
        #expect(readings.next() == .locked)
        sensors.watch(after: .seconds(3600))
        try server.input()
        #expect(readings.next() == .unlocked)
        if case .input = readings.next() {} else { Issue.record("no input after the unlock") }
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
