import Fixtures
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Tests several seats that are added and removed.
extension WaylandIdleSensorTests {
    @Test func `the user is idle when all seats are, and active with input on any`() throws {
        let server = try WaylandServer("seat left 7", "seat right 1", "ext 2")
        _ = watching(server, seats: 2)
        server.send("idle left")
        #expect(reportsNothing(server))
        server.send("idle right")
        #expect(nextIdle != nil)
        server.send("resume right")
        #expect(nextInput != nil)
        server.send("resume left")
        server.send("idle right")
        server.send("idle left")
        #expect(nextIdle != nil)
    }

    @Test func `adding a seat during idle time is no input, but input on it is`() throws {
        let server = try WaylandServer("seat left 7", "ext 2")
        _ = watching(server)
        server.send("idle left")
        #expect(nextIdle != nil)
        server.send("seat right 7")
        #expect(server.nextLine() == "bind right 5")
        #expect(server.nextLine() == "get_input_idle_notification right 3600000 #3")
        #expect(server.nextLine() == "get_idle_notification right 60000 #4")
        #expect(server.nextLine() == "get_input_idle_notification right 100 #5")
        server.send("raw 5 0")
        #expect(reportsNothing(server))
        server.send("raw 5 1")
        #expect(nextInput != nil)
    }

    @Test func `removing an active seat restarts the watch on the others`() throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        _ = watching(server, seats: 2)
        server.send("idle left")
        let before = SystemClock.now().instant
        server.send("remove right")
        #expect(server.nextLine() == "destroyed #3")
        #expect(server.nextLine() == "destroyed #4")
        #expect(server.nextLine() == "get_input_idle_notification left 3600000 #5")
        server.send("raw 5 0")
        let since = try #require(nextIdle)
        #expect(since >= before)
        server.send("resume left")
        #expect(nextInput != nil)
    }

    @Test func `removing an idle seat does not change the idle time of the others`() throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        _ = watching(server, seats: 2)
        server.send("idle")
        #expect(nextIdle != nil)
        server.send("remove right")
        #expect(reportsNothing(server))
        server.send("resume left")
        #expect(nextInput != nil)
    }

    @Test func `without a seat the source is missing, but reported idle remains`() throws {
        let server = try WaylandServer("ext 2")
        let sensor = start(server.environment)
        #expect(states.next() == Self.noSeat)
        watch(sensor, .seconds(3600))
        server.send("seat left 7")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        server.send("remove left")
        #expect(states.next() == Self.noSeat)
        server.send("seat right 7")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        #expect(server.waitFor("get_input_idle_notification right"))
        server.send("idle")
        #expect(nextIdle != nil)
        server.send("remove right")
        server.send("seat third 7")
        #expect(server.waitFor("get_input_idle_notification third 100 #7"))
        server.send("raw 7 0")
        server.send("raw 7 1")
        #expect(nextInput != nil)
        #expect(states.next(within: .zero) == nil)
    }
}
