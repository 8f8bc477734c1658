import Fixtures
import GLibBridge
import ReminderCore
import Testing

@testable import Sensors

/// Tests the lifetime of libwayland-client's objects and of the objects they call.
extension WaylandIdleSensorTests {
    /// Holds a sensor that its own report can release.
    private final class Holder: @unchecked Sendable {
        var sensor: WaylandIdleSensor?
        var isArmed = false
    }

    @Test(arguments: [(true, false), (false, true), (true, true)])
    func `a report can stop and release its sensor while events are delivered`(stops: Bool, drops: Bool) throws {
        let server = try WaylandServer("seat left 7", "seat right 7", "ext 2")
        let (readings, states, holder) = (readings, states, Holder())
        holder.sensor = WaylandIdleSensor(
            environment: server.environment, loop: loop,
            report: { reading in
                readings.append(reading)
                guard holder.isArmed else { return }
                if stops { holder.sensor?.stop() }
                if drops { holder.sensor = nil }
            }, changed: { states.append($0) })
        loop.run {
            holder.sensor?.watch(after: .seconds(3600))
            holder.sensor?.start()
        }
        #expect(states.next() == Self.inputIdle)
        #expect(nextInput != nil)
        #expect(server.waitFor("get_input_idle_notification right"))
        loop.run { holder.isArmed = true }
        // One message contains all events, so some are queued when the sensor is released.
        server.send((0..<20).map { _ in "idle\nresume" }.joined(separator: "\n"))
        #expect(nextIdle != nil)
        #expect(server.waitFor("destroyed"))
        loop.run {}
        #expect(readings.next(within: .zero) == nil)
        #expect(states.next(within: .zero) == nil)
        loop.run { holder.sensor = nil }
    }

    @Test func `requests that the compositor does not read are buffered, and too many end the connection`() throws {
        let first = try WaylandServer("seat seat0 7", "ext 2")
        var sensor = watching(first)
        first.send("hang")
        #expect(first.waitFor("hung"))
        var most = 0
        var state: Availability?
        while state == nil, most < 10_000 {
            most += 1
            watch(sensor, .seconds(most))
            state = states.next(within: .zero)
        }
        #expect(state == .missing(reason: "the compositor does not read its requests"))
        loop.run { [sensor] in sensor.stop() }

        // More requests than the socket accepts, so some are buffered here.
        let second = try WaylandServer("seat seat0 7", "ext 2")
        sensor = watching(second)
        second.send("hang")
        #expect(second.waitFor("hung"))
        for seconds in 1..<most - 5 { watch(sensor, .seconds(seconds)) }
        second.send("go")
        #expect(second.waitFor("get_input_idle_notification seat0 \(most - 6)000 "))
        #expect(states.next(within: .zero) == nil)
    }
}
