import Fixtures
import GLibBridge
import ReminderCore
import Testing

@testable import Sensors

/// What becomes of libwayland-client's objects, and of those that they call.
extension WaylandIdleSensorTests {
    /// A sensor that its own report can do away with.
    private final class Holder: @unchecked Sendable {
        var sensor: WaylandIdleSensor?
        var isArmed = false
    }

    @Test(arguments: [(true, false), (false, true), (true, true)])
    func `a report may end and drop its sensor in the midst of events`(stops: Bool, drops: Bool) throws {
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
        #expect(server.said("get_input_idle_notification right"))
        loop.run { holder.isArmed = true }
        // One message holds them all, so that some are waiting when the sensor goes.
        server.obey((0..<20).map { _ in "idle\nresume" }.joined(separator: "\n"))
        #expect(nextIdle != nil)
        #expect(server.said("destroyed"))
        loop.run {}
        #expect(readings.next(within: .zero) == nil)
        #expect(states.next(within: .zero) == nil)
        loop.run { holder.sensor = nil }
    }

    @Test func `what a compositor does not read waits for it, and is given up in the end`() throws {
        let first = try WaylandServer("seat seat0 7", "ext 2")
        var sensor = watching(first)
        first.obey("hang")
        #expect(first.said("hung"))
        var most = 0
        var state: Availability?
        while state == nil, most < 10_000 {
            most += 1
            watch(sensor, .seconds(most))
            state = states.next(within: .zero)
        }
        #expect(state == .missing(reason: "the compositor does not read its requests"))
        loop.run { [sensor] in sensor.stop() }

        // So many that some wait here, beyond what the socket takes.
        let second = try WaylandServer("seat seat0 7", "ext 2")
        sensor = watching(second)
        second.obey("hang")
        #expect(second.said("hung"))
        for seconds in 1..<most - 5 { watch(sensor, .seconds(seconds)) }
        second.obey("go")
        #expect(second.said("get_input_idle_notification seat0 \(most - 6)000 "))
        #expect(states.next(within: .zero) == nil)
    }
}
