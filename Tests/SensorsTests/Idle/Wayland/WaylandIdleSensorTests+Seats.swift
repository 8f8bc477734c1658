import Fixtures
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Several seats, some of which come late or go.
extension WaylandIdleSensorTests {
    @Test func `the user is silent when all seats are, and back with any`() throws {
        let server = try WaylandServer("seat left 7", "seat right 1", "ext 2")
        _ = watching(server, seats: 2)
        server.obey("idle left")
        #expect(isSilent(server))
        server.obey("idle right")
        #expect(nextIdle != nil)
        server.obey("resume right")
        #expect(nextInput != nil)
        server.obey("resume left")
        server.obey("idle right")
        server.obey("idle left")
        #expect(nextIdle != nil)
    }

    @Test func `a seat that comes in silence is no input, its own is`() throws {
        let server = try WaylandServer("seat left 7", "ext 2")
        _ = watching(server)
        server.obey("idle left")
        #expect(nextIdle != nil)
        server.obey("seat right 7")
        #expect(server.said() == "bind right 5")
        #expect(server.said() == "get_input_idle_notification right 3600000 #3")
        #expect(server.said() == "get_idle_notification right 60000 #4")
        #expect(server.said() == "get_input_idle_notification right 100 #5")
        server.obey("raw 5 0")
        #expect(isSilent(server))
        server.obey("raw 5 1")
        #expect(nextInput != nil)
    }

    @Test func `an active seat that goes leaves the others to be listened to anew`() throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        _ = watching(server, seats: 2)
        server.obey("idle left")
        let before = SystemClock.now().instant
        server.obey("remove right")
        #expect(server.said() == "destroyed #3")
        #expect(server.said() == "destroyed #4")
        #expect(server.said() == "get_input_idle_notification left 3600000 #5")
        server.obey("raw 5 0")
        let since = try #require(nextIdle)
        #expect(since >= before)
        server.obey("resume left")
        #expect(nextInput != nil)
    }

    @Test func `a silent seat that goes leaves the silence of the others as it is`() throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        _ = watching(server, seats: 2)
        server.obey("idle")
        #expect(nextIdle != nil)
        server.obey("remove right")
        #expect(isSilent(server))
        server.obey("resume left")
        #expect(nextInput != nil)
    }

    @Test func `without a seat nothing can be told, but a silence that was told holds`() throws {
        let server = try WaylandServer("ext 2")
        let sensor = start(server.environment)
        #expect(states.next() == Self.noSeat)
        watch(sensor, .seconds(3600))
        server.obey("seat left 7")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        server.obey("remove left")
        #expect(states.next() == Self.noSeat)
        server.obey("seat right 7")
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        #expect(server.said("get_input_idle_notification right"))
        server.obey("idle")
        #expect(nextIdle != nil)
        server.obey("remove right")
        server.obey("seat third 7")
        #expect(server.said("get_input_idle_notification third 100 #7"))
        server.obey("raw 7 0")
        server.obey("raw 7 1")
        #expect(nextInput != nil)
        #expect(states.next(within: .zero) == nil)
    }
}
