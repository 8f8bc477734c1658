import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Tests behaviour that a real Mutter shows rarely or never.
struct MutterScriptTests {
    let daemon: PrivateBus
    let mutter: ScriptedMutter
    let loop = MainLoop.onNewThread(named: "sensors")
    let readings = Recorder<PresenceReading>()
    let availability = Recorder<Availability>()
    let sensor: MutterIdleSensor

    init() throws {
        daemon = try PrivateBus()
        mutter = try ScriptedMutter(daemon)
        sensor = try Self.sensor(daemon, loop, readings, availability)
    }

    static func sensor(
        _ daemon: PrivateBus, _ loop: MainLoop, _ readings: Recorder<PresenceReading>,
        _ availability: Recorder<Availability>
    ) throws -> MutterIdleSensor {
        let bus = try daemon.connect()
        return loop.run {
            let sensor = MutterIdleSensor(
                bus: bus, loop: loop, report: { readings.append($0) }, changed: { availability.append($0) })
            sensor.watch(after: .milliseconds(400))
            sensor.start()
            return sensor
        }
    }

    let works = Availability.works(name: "Mutter")
    let gone = Availability.missing(reason: "it is not running")

    /// Mutter appears. The idle watch gets id 1, and the last input was 0.1 s ago.
    func begin() throws -> NameOwnership {
        #expect(availability.next() == gone)
        let name = mutter.appear()
        try mutter.answer("AddIdleWatch", .uint32(1))
        try mutter.answer("GetIdletime", .uint64(100))
        #expect(availability.next() == works)
        guard case .input = readings.next() else { throw BusError(name: "test", message: "no reading at the start") }
        return name
    }

    func watch(after span: Duration) {
        loop.run { [sensor] in sensor.watch(after: span) }
    }

    /// The kinds of the next two readings.
    func nextTwo() -> [String] {
        [readings.next(), readings.next()].map { reading in
            switch reading {
            case .idle: "idle"
            case .input: "input"
            default: "\(reading as Any)"
            }
        }
    }

    @Test func `a watch that fires before its id is known is used`() throws {
        _ = try begin()
        watch(after: .milliseconds(200))
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(1)])
        let add = try mutter.next("AddIdleWatch")
        #expect(add.arguments == [.uint64(200)])
        mutter.fire(2)
        add.reply([.uint32(2)])
        let arm = try mutter.next("AddUserActiveWatch")
        mutter.fire(3)
        arm.reply([.uint32(3)])
        try mutter.answer("GetIdletime", .uint64(200))
        #expect(nextTwo() == ["idle", "input"])
    }

    @Test func `a removed watch is ignored, even if its id was not known yet`() throws {
        _ = try begin()
        watch(after: .milliseconds(300))
        watch(after: .milliseconds(200))
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(1)])
        try mutter.answer("AddIdleWatch", .uint32(2))
        let add = try mutter.next("AddIdleWatch")
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(2)])
        mutter.fire(1)
        mutter.fire(2)
        add.reply([.uint32(3)])
        mutter.fire(3)
        try mutter.answer("AddUserActiveWatch", .uint32(4))
        try mutter.answer("GetIdletime", .uint64(200))
        guard case .idle = readings.next() else { throw BusError(name: "test", message: "no idle") }
        // There were no other calls meanwhile.
        loop.run { [sensor] in sensor.stop() }
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(3)])
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(4)])
    }

    @Test func `input before the input watch is added is not lost`() throws {
        _ = try begin()
        mutter.fire(1)
        try mutter.answer("AddUserActiveWatch", .uint32(2))
        try mutter.answer("GetIdletime", .uint64(5))
        #expect(nextTwo() == ["idle", "input"])
        // No input watch may exist while the user is active.
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(2)])
        mutter.fire(1)
        try mutter.answer("AddUserActiveWatch", .uint32(3))
        try mutter.answer("GetIdletime", .uint64(400))
        guard case .idle = readings.next() else { throw BusError(name: "test", message: "no idle") }
    }

    @Test func `idle time that is too short for a new, longer span is not reported`() throws {
        _ = try begin()
        mutter.fire(1)
        let arm = try mutter.next("AddUserActiveWatch")
        let ask = try mutter.next("GetIdletime")
        watch(after: .seconds(10))
        arm.reply([.uint32(2)])
        ask.reply([.uint64(400)])
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(1)])
        try mutter.answer("AddIdleWatch", .uint32(3))
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(2)])
        mutter.fire(3)
        try mutter.answer("AddUserActiveWatch", .uint32(4))
        let before = SystemClock.now().instant
        try mutter.answer("GetIdletime", .uint64(10_000))
        let reading = try #require(readings.next())
        guard case .idle(let since) = reading else { throw BusError(name: "test", message: "\(reading)") }
        #expect(since >= before - .seconds(10) && since <= SystemClock.now().instant - .seconds(10))
    }

    @Test func `an answer of an earlier Mutter is ignored`() throws {
        #expect(availability.next() == gone)
        let name = mutter.appear()
        try mutter.answer("AddIdleWatch", .uint32(1))
        let ask = try mutter.next("GetIdletime")
        mutter.vanish(name)
        #expect(availability.next() == gone)
        let second = try ScriptedMutter(daemon)
        _ = second.appear()
        try second.answer("AddIdleWatch", .uint32(7))
        let askSecond = try second.next("GetIdletime")
        ask.reply([.uint64(1000)])
        mutter.fire(7)
        mutter.bus.flush()
        askSecond.reply([.uint64(100)])
        #expect(availability.next() == works)
        guard case .input = readings.next() else {
            throw BusError(name: "test", message: "no input from the second Mutter")
        }
        loop.run { [sensor] in sensor.stop() }
        #expect(try second.next("RemoveWatch").arguments == [.uint32(7)])
    }

    static let invalidAnswers: [(time: String, id: String, answer: Variant)] = [
        ("x", "u", .int64(-3)), ("t", "u", .uint64(.max)), ("t", "u", .uint64(1 << 62)), ("s", "u", .string("soon")),
        ("v", "u", .variant(.uint64(100))), ("t", "i", .int32(-1)), ("t", "s", .string("one")), ("t", "u", .uint32(0)),
    ]

    @Test(arguments: invalidAnswers.indices)
    func `an invalid answer makes the source missing until the name appears again`(_ index: Int) throws {
        let (time, id, answer) = Self.invalidAnswers[index]
        #expect(availability.next() == gone)
        let faulty = try ScriptedMutter(daemon, time: time, id: id)
        let name = faulty.appear()
        let isTime = id == "u" && answer != .uint32(0)
        let add = try faulty.next("AddIdleWatch")
        let ask = try faulty.next("GetIdletime")
        if isTime { add.reply([.uint32(1)]) } else { add.reply([answer]) }
        if isTime { ask.reply([answer]) } else { ask.reply([.uint64(100)]) }
        let method = isTime ? "GetIdletime" : "AddIdleWatch"
        #expect(availability.next() == .missing(reason: "Mutter gives an unreadable answer to \(method)"))
        faulty.fire(1)
        faulty.bus.flush()
        faulty.vanish(name)
        try #require(availability.next() == gone)
        _ = mutter.appear()
        try mutter.answer("AddIdleWatch", .uint32(1))
        try mutter.answer("GetIdletime", .uint64(100))
        #expect(availability.next() == works)
        let last = try #require(readings.next())
        guard case .input = last else { throw BusError(name: "test", message: "\(last)") }
        loop.run {}
        #expect(readings.next(within: .zero) == nil)
    }

    @Test func `an error reply is reported as the reason`() throws {
        #expect(availability.next() == gone)
        _ = mutter.appear()
        try mutter.next("AddIdleWatch").fail(name: "org.example.Broken", message: "Out of order")
        #expect(availability.next() == .missing(reason: "Mutter answers AddIdleWatch with org.example.Broken"))
    }

    @Test func `a Mutter that hangs is used again when it answers`() throws {
        #expect(availability.next() == gone)
        _ = mutter.appear()
        let calls = [try mutter.next("AddIdleWatch"), try mutter.next("GetIdletime")]
        #expect(availability.next() == .missing(reason: "Mutter does not answer"))
        let late = try mutter.next("GetIdletime")
        calls[0].reply([.uint32(1)])
        calls[1].reply([.uint64(100)])
        late.reply([.uint64(100)])
        try mutter.answer("AddIdleWatch", .uint32(2))
        try mutter.answer("GetIdletime", .uint64(100))
        #expect(availability.next() == works)
        guard case .input = readings.next() else { throw BusError(name: "test", message: "no reading") }
        loop.run { [sensor] in sensor.stop() }
        #expect(try mutter.next("RemoveWatch").arguments == [.uint32(2)])
    }
}
