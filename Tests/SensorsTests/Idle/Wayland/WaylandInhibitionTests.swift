import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// What the sensor makes of two objects for the same silence, of which one obeys inhibitors.
struct WaylandInhibitionTests {
    enum Told: Hashable {
        case held(Bool)
        case idle
        case input
        case missing
        case fence
    }

    let loop = MainLoop.onNewThread(named: "sensors")
    let told = Recorder<Told>()
    let sinces = Recorder<Instant>()
    /// Keeps them to the end of the test.
    let sensors = Recorder<WaylandIdleSensor>()

    func watching(_ server: WaylandServer, _ span: Duration = .seconds(3600)) -> WaylandIdleSensor {
        let (told, sinces) = (told, sinces)
        let sensor = WaylandIdleSensor(
            environment: server.environment, loop: loop,
            report: {
                if case .idle(let since) = $0 {
                    sinces.append(since)
                    told.append(.idle)
                } else {
                    told.append(.input)
                }
            }, changed: { if case .missing = $0 { told.append(.missing) } },
            inhibited: { told.append(.held($0)) })
        sensors.append(sensor)
        loop.run {
            sensor.watch(after: span)
            sensor.start()
        }
        #expect(told.next() == .input)
        return sensor
    }

    /// What is told of all that the server was told to say, past the time in which an inhibitor would show.
    func all(_ server: WaylandServer) -> [Told] {
        server.obey("say done")
        #expect(server.said("done"))
        // What the server said waits at the sensor's end and is read before this; its time began earlier than ours.
        loop.run {}
        loop.after(WaylandInhibition.moment) { [told] in told.append(.fence) }
        var all: [Told] = []
        while let next = told.next(), next != .fence { all.append(next) }
        return all
    }

    /// Runs `work` directly after the loop has read what the server says to `commands`, before any time passes for it.
    func directly(after commands: String, _ server: WaylandServer, _ work: @escaping @Sendable () -> Void) {
        loop.run { [loop] in
            server.obey(commands + "\nsay done")
            #expect(server.said("done"))
            // The loop reads what waits at its socket before it runs what is queued now.
            loop.perform(work)
        }
        loop.run {}
    }

    /// One where only input is silent, as during a film.
    func film() throws -> (server: WaylandServer, sensor: WaylandIdleSensor) {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server)
        #expect(server.said("get_idle_notification"))
        server.obey("idle-input")
        #expect(told.next() == .held(true))
        #expect(told.next() == .idle)
        return (server, sensor)
    }

    @Test(arguments: ["idle-input\nidle-ordinary", "idle-ordinary\nidle-input"])
    func `where both tell of silence, in any order, nobody holds one`(commands: String) throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.obey(commands)
        #expect(told.next() == .idle)
        #expect(all(server).isEmpty)
    }

    @Test func `silence of input alone shows an inhibitor before it is told, with its own beginning`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server, .milliseconds(100))
        server.obey("idle-input")
        #expect(told.next() == .held(true))
        let now = SystemClock.now().instant
        #expect(told.next() == .idle)
        // It was waited for half a second.
        #expect(try #require(sinces.next()) <= now - .milliseconds(400))
        #expect(all(server).isEmpty)
    }

    @Test func `silence of the other one later ends it`() throws {
        let (server, _) = try film()
        server.obey("idle-ordinary")
        #expect(told.next() == .held(false))
        #expect(all(server).isEmpty)
    }

    @Test func `one that begins in silence shows, and does so again`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.obey("idle")
        #expect(told.next() == .idle)
        for _ in 0..<2 {
            server.obey("resume-ordinary")
            #expect(told.next() == .held(true))
            server.obey("idle-ordinary")
            #expect(told.next() == .held(false))
        }
        // No longer than a moment, it is none.
        server.obey("resume-ordinary\nidle-ordinary")
        #expect(all(server).isEmpty)
    }

    @Test(arguments: ["resume-input\nresume-ordinary", "resume-ordinary\nresume-input"])
    func `input, told in any order, begins none`(commands: String) throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.obey("idle")
        #expect(told.next() == .idle)
        server.obey(commands)
        #expect(told.next() == .input)
        #expect(all(server).isEmpty)
        server.obey("idle")
        #expect(told.next() == .idle)
        #expect(all(server).isEmpty)
    }

    @Test func `input leaves what is known to the next silence`() throws {
        let (server, _) = try film()
        server.obey("resume-input")
        #expect(told.next() == .input)
        #expect(all(server).isEmpty)
        server.obey("idle-input")
        #expect(all(server) == [.idle])
        server.obey("resume-input")
        #expect(told.next() == .input)
        server.obey("idle-input\nidle-ordinary")
        #expect(told.next() == .held(false))
        #expect(told.next() == .idle)
        #expect(all(server).isEmpty)
    }

    @Test func `input within the moment is no silence`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        server.obey("idle-input\nresume-input")
        #expect(all(server).isEmpty)
    }

    @Test func `an object that has not told of the input before is asked anew`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        _ = watching(server)
        #expect(server.said("get_idle_notification"))
        server.obey("idle")
        #expect(told.next() == .idle)
        server.obey("resume-input")
        #expect(told.next() == .input)
        server.obey("idle-input")
        #expect(server.said() == "destroyed #2")
        #expect(server.said() == "get_idle_notification seat0 60000 #3")
        #expect(told.next() == .held(true))
        #expect(told.next() == .idle)
        server.obey("idle-ordinary")
        #expect(told.next() == .held(false))
    }

    @Test func `with the compositor goes what it has shown`() throws {
        let (server, _) = try film()
        server.crash()
        #expect(told.next() == .held(false))
        #expect(told.next() == .missing)
    }

    @Test func `with the protocol goes what it has shown`() throws {
        let (server, _) = try film()
        server.obey("remove ext")
        #expect(told.next() == .held(false))
        #expect(told.next() == .missing)
    }

    @Test func `a sensor that is stopped tells nothing more`() throws {
        let (server, sensor) = try film()
        directly(after: "resume-input\nidle-input", server) { sensor.stop() }
        #expect(told.next() == .input)
        #expect(all(server).isEmpty)
    }

    @Test func `one is held while any seat says so`() throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        _ = watching(server)
        #expect(server.said("get_idle_notification right"))
        server.obey("idle right\nidle-input left")
        #expect(told.next() == .held(true))
        #expect(told.next() == .idle)
        server.obey("resume-ordinary right")
        #expect(all(server).isEmpty)
        server.obey("idle-ordinary left")
        #expect(all(server).isEmpty)
        server.obey("remove right")
        #expect(told.next() == .held(false))
    }

    @Test func `the other object waits as long, but never longer than a minute`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server, .seconds(5))
        #expect(server.said("get_input_idle_notification seat0 5000 #1"))
        #expect(server.said() == "get_idle_notification seat0 5000 #2")
        loop.run { sensor.watch(after: .seconds(7200)) }
        #expect(server.said() == "destroyed #1")
        #expect(server.said() == "get_input_idle_notification seat0 7200000 #3")
        #expect(server.said() == "destroyed #2")
        #expect(server.said() == "get_idle_notification seat0 60000 #4")
        loop.run { sensor.watch(after: .seconds(180)) }
        #expect(server.said() == "destroyed #3")
        #expect(server.said() == "get_input_idle_notification seat0 180000 #5")
        loop.run { sensor.watch(after: .zero) }
        #expect(server.said() == "destroyed #5")
        #expect(server.said() == "get_input_idle_notification seat0 100 #6")
        #expect(server.said() == "destroyed #4")
        #expect(server.said() == "get_idle_notification seat0 100 #7")
    }

    @Test func `one that has told of silence stays until that ends, whatever is asked meanwhile`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server, .seconds(5))
        #expect(server.said("get_idle_notification seat0 5000 #2"))
        server.obey("idle")
        #expect(told.next() == .idle)
        loop.run { sensor.watch(after: .seconds(180)) }
        #expect(server.said() == "get_input_idle_notification seat0 180000 #3")
        server.obey("idle-input")
        #expect(all(server).isEmpty)
        server.obey("resume")
        #expect(told.next() == .input)
        #expect(server.said() == "destroyed #1")
        #expect(server.said() == "destroyed #2")
        #expect(server.said() == "get_idle_notification seat0 60000 #4")
    }

    @Test func `a silence that another span overtakes is not told`() throws {
        let server = try WaylandServer("seat seat0 7", "ext 2")
        let sensor = watching(server, .seconds(5))
        directly(after: "idle-input", server) { sensor.watch(after: .seconds(180)) }
        #expect(all(server).isEmpty)
        server.obey("idle-input")
        #expect(told.next() == .held(true))
        #expect(told.next() == .idle)
    }

    @Test(arguments: ["ext 1", "kde 1"])
    func `without the second kind of object there is one, and nothing shows`(global: String) throws {
        let server = try WaylandServer("seat seat0 7", global)
        _ = watching(server)
        #expect(server.said("get_idle"))
        server.obey("idle")
        #expect(told.next() == .idle)
        server.obey("resume")
        #expect(told.next() == .input)
        server.obey("say done")
        #expect(server.said() == "done")
        #expect(all(server).isEmpty)
    }
}
