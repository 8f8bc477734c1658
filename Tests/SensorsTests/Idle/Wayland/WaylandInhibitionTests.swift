import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Tests the detection of inhibitors from two idle objects, one of them honouring inhibitors.
struct WaylandInhibitionTests {
    enum Report: Hashable {
        case held(Bool)
        case idle
        case input
        case missing
        case fence
    }

    let loop = MainLoop.onNewThread(named: "sensors")
    let reports = Recorder<Report>()
    let starts = Recorder<Instant>()
    /// Keeps the sensors until the end of the test.
    let sensors = Recorder<WaylandIdleSensor>()

    func watching(_ server: WaylandServer, _ span: Duration = .seconds(3600)) -> WaylandIdleSensor {
        let (reports, starts) = (reports, starts)
        let sensor = WaylandIdleSensor(
            environment: server.environment, loop: loop,
            report: {
                if case .idle(let since) = $0 {
                    starts.append(since)
                    reports.append(.idle)
                } else {
                    reports.append(.input)
                }
            }, changed: { if case .missing = $0 { reports.append(.missing) } },
            inhibited: { reports.append(.held($0)) })
        sensors.append(sensor)
        loop.run {
            sensor.watch(after: span)
            sensor.start()
        }
        #expect(reports.next() == .input)
        return sensor
    }

    /// All reports for earlier commands to the server, including the time to detect an inhibitor.
    func all(_ server: WaylandServer) -> [Report] {
        server.send("say done")
        #expect(server.waitFor("done"))
        // The events are in the sensor's socket and are read before this, so its timers start before ours.
        loop.run {}
        loop.after(WaylandInhibition.moment) { [reports] in reports.append(.fence) }
        var all: [Report] = []
        while let next = reports.next(), next != .fence { all.append(next) }
        return all
    }

    /// Runs `work` on the loop directly after the events for `commands`, before any timer.
    func directly(after commands: String, _ server: WaylandServer, _ work: @escaping @Sendable () -> Void) {
        loop.run { [loop] in
            server.send(commands + "\nsay done")
            #expect(server.waitFor("done"))
            // The loop reads its socket before it runs this work.
            loop.perform(work)
        }
        loop.run {}
    }

    /// A server and a sensor during a film: there is no input, and an inhibitor is held.
    func film() throws -> (server: WaylandServer, sensor: WaylandIdleSensor) {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        #expect(server.waitFor("get_idle_notification"))
        server.send("idle-input")
        #expect(reports.next() == .held(true))
        #expect(reports.next() == .idle)
        return (server, sensor)
    }

    @Test(arguments: ["idle-input\nidle-ordinary", "idle-ordinary\nidle-input"])
    func `if both objects fire, in any order, no inhibitor is held`(commands: String) throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.send(commands)
        #expect(reports.next() == .idle)
        #expect(all(server).isEmpty)
    }

    @Test func `if only the input object fires, an inhibitor is reported before idle with its start`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server, .milliseconds(100))
        server.send("idle-input")
        #expect(reports.next() == .held(true))
        let now = SystemClock.now().instant
        #expect(reports.next() == .idle)
        // The sensor has waited half a second for the other object.
        #expect(try #require(starts.next()) <= now - .milliseconds(400))
        #expect(all(server).isEmpty)
    }

    @Test func `the other object firing later ends the inhibitor`() throws {
        let (server, _) = try film()
        server.send("idle-ordinary")
        #expect(reports.next() == .held(false))
        #expect(all(server).isEmpty)
    }

    @Test func `an inhibitor that starts during idle time is detected, also a second time`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.send("idle")
        #expect(reports.next() == .idle)
        for _ in 0..<2 {
            server.send("resume-ordinary")
            #expect(reports.next() == .held(true))
            server.send("idle-ordinary")
            #expect(reports.next() == .held(false))
        }
        // Shorter than the waiting time, it does not count.
        server.send("resume-ordinary\nidle-ordinary")
        #expect(all(server).isEmpty)
    }

    @Test(arguments: ["resume-input\nresume-ordinary", "resume-ordinary\nresume-input"])
    func `input, reported in any order, starts no inhibitor`(commands: String) throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.send("idle")
        #expect(reports.next() == .idle)
        server.send(commands)
        #expect(reports.next() == .input)
        #expect(all(server).isEmpty)
        server.send("idle")
        #expect(reports.next() == .idle)
        #expect(all(server).isEmpty)
    }

    @Test func `input does not change the inhibitor until the next idle time`() throws {
        let (server, _) = try film()
        server.send("resume-input")
        #expect(reports.next() == .input)
        #expect(all(server).isEmpty)
        server.send("idle-input")
        #expect(all(server) == [.idle])
        server.send("resume-input")
        #expect(reports.next() == .input)
        server.send("idle-input\nidle-ordinary")
        #expect(reports.next() == .held(false))
        #expect(reports.next() == .idle)
        #expect(all(server).isEmpty)
    }

    @Test func `input during the waiting time cancels the idle report`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.send("idle-input\nresume-input")
        #expect(all(server).isEmpty)
    }

    @Test func `an object that has not reported the last input is replaced`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        #expect(server.waitFor("get_idle_notification"))
        server.send("idle")
        #expect(reports.next() == .idle)
        server.send("resume-input")
        #expect(reports.next() == .input)
        server.send("idle-input")
        #expect(server.nextLine() == "destroyed #2")
        #expect(server.nextLine() == "get_idle_notification seat0 60000 #3")
        #expect(reports.next() == .held(true))
        #expect(reports.next() == .idle)
        server.send("idle-ordinary")
        #expect(reports.next() == .held(false))
    }

    @Test func `the inhibitor ends with the compositor`() throws {
        let (server, _) = try film()
        server.crash()
        #expect(reports.next() == .held(false))
        #expect(reports.next() == .missing)
    }

    @Test func `the inhibitor ends with the protocol`() throws {
        let (server, _) = try film()
        server.send("remove ext")
        #expect(reports.next() == .held(false))
        #expect(reports.next() == .missing)
    }

    @Test func `a stopped sensor reports nothing`() throws {
        let (server, sensor) = try film()
        directly(after: "resume-input\nidle-input", server) { sensor.stop() }
        #expect(reports.next() == .input)
        #expect(all(server).isEmpty)
    }

    @Test func `an inhibitor is held while any seat shows one`() throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        _ = watching(server)
        #expect(server.waitFor("get_idle_notification right"))
        server.send("idle right\nidle-input left")
        #expect(reports.next() == .held(true))
        #expect(reports.next() == .idle)
        server.send("resume-ordinary right")
        #expect(all(server).isEmpty)
        server.send("idle-ordinary left")
        #expect(all(server).isEmpty)
        server.send("remove right")
        #expect(reports.next() == .held(false))
    }

    @Test func `the object that honours inhibitors has the same span, but at most a minute`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server, .seconds(5))
        #expect(server.waitFor("get_input_idle_notification seat0 5000 #1"))
        #expect(server.nextLine() == "get_idle_notification seat0 5000 #2")
        loop.run { sensor.watch(after: .seconds(7200)) }
        #expect(server.nextLine() == "destroyed #1")
        #expect(server.nextLine() == "get_input_idle_notification seat0 7200000 #3")
        #expect(server.nextLine() == "destroyed #2")
        #expect(server.nextLine() == "get_idle_notification seat0 60000 #4")
        loop.run { sensor.watch(after: .seconds(180)) }
        #expect(server.nextLine() == "destroyed #3")
        #expect(server.nextLine() == "get_input_idle_notification seat0 180000 #5")
        loop.run { sensor.watch(after: .zero) }
        #expect(server.nextLine() == "destroyed #5")
        #expect(server.nextLine() == "get_input_idle_notification seat0 100 #6")
        #expect(server.nextLine() == "destroyed #4")
        #expect(server.nextLine() == "get_idle_notification seat0 100 #7")
    }

    @Test func `an object that has fired is kept until the next input, even if the span changes`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server, .seconds(5))
        #expect(server.waitFor("get_idle_notification seat0 5000 #2"))
        server.send("idle")
        #expect(reports.next() == .idle)
        loop.run { sensor.watch(after: .seconds(180)) }
        #expect(server.nextLine() == "get_input_idle_notification seat0 180000 #3")
        server.send("idle-input")
        #expect(all(server).isEmpty)
        server.send("resume")
        #expect(reports.next() == .input)
        #expect(server.nextLine() == "destroyed #1")
        #expect(server.nextLine() == "destroyed #2")
        #expect(server.nextLine() == "get_idle_notification seat0 60000 #4")
    }

    @Test func `a new span during the waiting time cancels the idle report`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server, .seconds(5))
        directly(after: "idle-input", server) { sensor.watch(after: .seconds(180)) }
        #expect(all(server).isEmpty)
        server.send("idle-input")
        #expect(reports.next() == .held(true))
        #expect(reports.next() == .idle)
    }

    @Test(arguments: ["ext 1", "kde 1"])
    func `protocols with one kind of object show no inhibitors`(global: String) throws {
        let server = try WaylandServer("seat seat0 7", global)
        _ = watching(server)
        #expect(server.waitFor("get_idle"))
        server.send("idle")
        #expect(reports.next() == .idle)
        server.send("resume")
        #expect(reports.next() == .input)
        server.send("say done")
        #expect(server.nextLine() == "done")
        #expect(all(server).isEmpty)
    }
}
