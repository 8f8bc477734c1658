import Fixtures
import Platform
import ReminderCore
import ReminderSimulation

@testable import balasana

/// A short trace with lines such as `06:00 active` or `06:30 snooze for 15m`, on Monday 30 March 2026.
struct SampleTrace {
    let lines: String
    var settings = Settings()
    var zone = "UTC"

    /// Settings without slots, unless `change` adds some.
    static func settings(_ change: (inout Settings) -> Void = { _ in }) -> Settings {
        var settings = Settings()
        settings.slots = []
        change(&settings)
        return settings
    }

    /// The trace in the format of the file.
    var text: String {
        lines.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            let clock = words[0].split(separator: ":").count == 2 ? "\(words[0]):00" : words[0]
            let more = words.count == 4 ? ", \"\(words[2])\": \"\(words[3])\"" : ""
            return "{\"at\": \"2026-03-30T\(clock)Z\", \"event\": \"\(words[1])\"\(more)}\n"
        }.joined()
    }

    func steps() throws -> [TraceStep] { try Self.steps(text) }

    /// The steps in the text of a trace, up to the first `end`.
    static func steps(_ text: String) throws -> [TraceStep] {
        let folder = TemporaryFolder()
        try folder.replace("trace", with: text)
        var steps: [TraceStep] = []
        try TraceText(folder.path + "/trace").forEachStep { steps.append($0) }
        return steps
    }

    /// The simulated events.
    func simulated() throws -> [SimulatedEvent] { try Self.simulated(try steps(), settings, zone) }

    /// The simulated events of `steps`.
    static func simulated(_ steps: [TraceStep], _ settings: Settings, _ zone: String) throws -> [SimulatedEvent] {
        try simulated(try Trace(steps, name: "trace"), settings, zone)
    }

    static func simulated(_ trace: Trace, _ settings: Settings, _ zone: String) throws -> [SimulatedEvent] {
        var events: [SimulatedEvent] = []
        try SimulationRun.replay(trace, settings, Calendar.named(zone)!, emit: { events.append($0) })
        return events
    }

    /// Refused answers, as lines such as `trace:2: Nothing is due.`.
    func refusals() throws -> [String] {
        var refusals: [String] = []
        try SimulationRun.replay(
            try Trace(try steps(), name: "trace"), settings, Calendar.named(zone)!,
            refused: { refusals.append("trace:\($0.place.line ?? 0): \($1.sentence)") }, emit: { _ in })
        return refusals
    }

    /// The simulated events, as lines such as `06:45:00 due`, with the reason if there is one.
    func events() throws -> [String] {
        try simulated().map { event in
            "\(event.local.time) \(event.word)\(event.reason.isEmpty ? "" : " (\(event.reason))")"
        }
    }
}
