import ReminderCore
import Testing

@testable import Sensors

struct IdleReadingsTests {
    var readings = IdleReadings()

    init() {
        readings.threshold = .seconds(60)
    }

    static func at(_ seconds: Int) -> Instant { Instant(sinceBoot: .seconds(seconds)) }

    /// An alarm at this second, after a reset at the same moment.
    mutating func reset(_ second: Int) -> PresenceReading? {
        readings.handle(Self.at(second), isReset: true, after: .alarm, at: Self.at(second))
    }

    mutating func input(_ second: Int) -> PresenceReading? {
        readings.handle(Self.at(second), isReset: false, after: .alarm, at: Self.at(second))
    }

    @Test mutating func `idle time under resets begins with the first one, and is reported at a later one`() {
        #expect(input(0) == .input(at: Self.at(0)))
        #expect(reset(15) == nil)
        #expect(reset(30) == nil)
        #expect(reset(60) == nil)
        #expect(reset(75) == .idle(since: Self.at(15)))
        #expect(reset(90) == nil)
        #expect(readings.isReset)
        #expect(input(100) == .input(at: Self.at(100)))
        #expect(!readings.isReset)
    }

    @Test mutating func `resets that stop leave the first one as the beginning`() {
        _ = input(0)
        _ = reset(15)
        _ = reset(30)
        #expect(readings.handleIdle(since: Self.at(30)) == .idle(since: Self.at(15)))
    }

    @Test mutating func `input between two resets starts the idle time again`() {
        _ = input(0)
        for second in stride(from: 15, to: 600, by: 30) {
            #expect(reset(second) == nil)
            #expect(input(second + 5) == nil)
        }
    }

    @Test mutating func `a reset does not end idle time, and a question about it reports nothing`() {
        #expect(readings.handleIdle(since: Self.at(0)) == .idle(since: Self.at(0)))
        #expect(reset(80) == nil)
        #expect(readings.handle(Self.at(0), isReset: false, after: .question, at: Self.at(90)) == nil)
        #expect(readings.isIdle)
    }
}
