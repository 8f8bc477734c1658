import Platform
import ReminderCore
import ReminderSimulation
import Storage

@testable import balasana

extension FuzzReader {
    private static let traceWords: [String] =
        TraceWord.allCases.map { "\"event\": \"\($0.rawValue)\"" } + [
            "\"at\": \"2026-03-30T06:00:00Z\"", "2026-03-30T05:59:30Z", "2026-03-30T06:00:20Z", "\"for\": \"15m\"",
            "\"to\": \"Europe/Berlin\"",
            "\"to\": \"2026-03-30T08:00:00Z\"", "\"program\": \"meet\"", "+02:00", "-00:30", ".5", "2026-03-", "T23:",
            "{\"at\": \"", "\"}\n", "null", "[", "{", "1e400", "\\u0000", "\\ud800",
        ]

    static let trace = FuzzReader(
        name: "trace",
        sources: ["Tests/CommandLineTests/Simulate/Golden/simulate-day.jsonl"] + traceSources,
        made: {
            // A line for each word, in one day.
            let lines = TraceWord.allCases.enumerated().map { index, word in
                let more = ["clock-set": ", \"to\": \"2026-03-30T09:00:00Z\"", "zone": ", \"to\": \"Asia/Tokyo\""]
                let time = "2026-03-30T08:\(index / 2 < 10 ? "0" : "")\(index / 2):\(index % 2 == 0 ? "00" : "30")Z"
                return "{\"at\": \"\(time)\", \"event\": \"\(word.rawValue)\"\(more[word.rawValue] ?? "")}\n"
            }
            return lines.map { Array($0.utf8) } + [Array(lines.joined().utf8)]
        },
        words: { traceWords }, repeatedSize: 65_536, check: TraceCheck.checkLines)

    static let activityWatch = FuzzReader(
        name: "activity-watch", sources: traceSources,
        made: {
            let event = { (time: String, length: String, status: String) in
                "{\"timestamp\": \"\(time)\", \"duration\": \(length), \"data\": {\"status\": \"\(status)\"}}"
            }
            let events = [
                event("2026-03-30T08:00:00.500000+00:00", "60.5", "not-afk"),
                event("2026-03-30T06:00:00+02:00", "4200", "afk"), event("2026-03-30T05:59:30Z", "0", "not-afk"),
            ]
            let bucket = "{\"type\": \"afkstatus\", \"events\": [\(events.joined(separator: ",\n"))]}"
            return ["{\"buckets\": {\"a\": {\"type\": \"currentwindow\"}, \"b\": \(bucket)}}"].map { Array($0.utf8) }
        },
        words: {
            traceWords + [
                "{\"buckets\": {", "\"type\": \"afkstatus\"", "\"events\": [", "\"timestamp\": ", "\"duration\": ",
                "\"data\": {\"status\": \"not-afk\"}", "\"afk\"", "1e9", "-1", "0.0000001",
            ]
        },
        repeatedSize: 65_536, check: TraceCheck.checkExport)

    private static let traceSources = [
        "Tests/CommandLineTests/Simulate/TraceLinesTests.swift",
        "Tests/CommandLineTests/Simulate/OtherTraceTests.swift",
    ]
}

/// What holds for every trace.
enum TraceCheck {
    private static let utc = Calendar(zone: .fixed(offset: 0))

    static func checkLines(_ bytes: [UInt8]) {
        let lines = bytes.count { $0 == 0x0A } + 1
        do {
            let steps = try read(bytes[...], file: "trace")
            checkOrder(steps)
            // Empty lines say nothing, and nor do lines behind the end.
            let spaced = bytes.flatMap { $0 == 0x0A ? [0x0A, 0x20, 0x0D, 0x0A] : [$0] }
            demand(statements((try? read(spaced[...], file: "trace")) ?? []) == statements(steps), "spaced")
            if steps.last?.word == .end {
                let more = bytes + Array("\nno trace".utf8)
                demand(
                    statements((try? read(more[...], file: "trace")) ?? []) == statements(steps), "ended")
            }
            simulate(steps)
        } catch {
            check(error, lines: lines)
        }
    }

    static func checkExport(_ bytes: [UInt8]) {
        _ = ActivityWatchExport.isExport(bytes[...])
        checkStretches(bytes.prefix(36))
        do {
            let steps = try ActivityWatchExport.read(bytes[...], file: "export")
            checkOrder(steps)
            demand(steps.isEmpty || steps.last?.word == .end, "no end")
            // Input and silence alternate.
            let words = steps.dropLast().map(\.word)
            demand(zip(words, words.dropFirst()).allSatisfy { $0 != $1 }, "\(words)")
            demand(words.allSatisfy { $0 == .active || $0 == .idle }, "\(words)")
            guard let last = steps.last, last.at < UTC(seconds: 250_000_000_000) else { return }
            let lines = steps.map { "{\"at\": \"\(timestamp($0.at))\", \"event\": \"\($0.word.rawValue)\"}\n" }.joined()
            let again = try? read(Array(lines.utf8)[...], file: "lines")
            demand(statements(again ?? []) == statements(steps), "as lines it is another trace:\n\(lines)")
            simulate(steps)
        } catch {
            check(error, lines: bytes.count { $0 == 0x0A } + 1)
        }
    }

    /// Three bytes make an event: when it begins and how long it is, in minutes, and whether it is input. The trace has
    /// input in just those minutes that an event has.
    private static func checkStretches(_ bytes: ArraySlice<UInt8>) {
        var minutes = [Bool](repeating: false, count: 300)
        var events: [String] = []
        var rest = bytes
        while let first = rest.popFirst(), let second = rest.popFirst(), let third = rest.popFirst() {
            let (from, length, isInput) = (Int(first), 1 + Int(second % 32), third % 3 > 0)
            if isInput { for minute in from..<from + length { minutes[minute] = true } }
            events.append(
                "{\"timestamp\": \"\(timestamp(UTC(seconds: Int64(from * 60))))\", \"duration\": \(length * 60), "
                    + "\"data\": {\"status\": \"\(isInput ? "not-afk" : "afk")\"}}")
        }
        let bucket = "{\"type\": \"afkstatus\", \"events\": [\(events.joined(separator: ","))]}"
        let text = "{\"buckets\": {\"desk\": \(bucket)}}"
        let steps = (try? ActivityWatchExport.read(Array(text.utf8)[...], file: "export")) ?? []
        var found = [Bool](repeating: false, count: 300)
        for (step, next) in zip(steps, steps.dropFirst()) where step.word == .active {
            for minute in step.at.seconds / 60..<next.at.seconds / 60 { found[Int(minute)] = true }
        }
        demand(found == minutes, "the trace has input at other times than the events of \(text)")
    }

    /// The steps in `bytes`, up to the first `end`.
    private static func read(_ bytes: ArraySlice<UInt8>, file: String) throws(TraceFault) -> [TraceStep] {
        var lines = TraceLines(file: file)
        var steps: [TraceStep] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) where steps.last?.word != .end {
            if let step = try lines.next(line) { steps.append(step) }
        }
        return steps
    }

    static func checkOrder(_ steps: [TraceStep]) {
        demand(zip(steps, steps.dropFirst()).allSatisfy { $0.at <= $1.at }, "steps are not in the order of time")
        demand(steps.allSatisfy { $0.word != .end } || steps.last?.word == .end, "steps behind the end")
    }

    static func check(_ fault: TraceFault, lines: Int) {
        let sentence = fault.description
        demand(fault.line.map { (1...lines).contains($0) } ?? true, "a fault of line \(fault.line!) of \(lines)")
        demand(sentence == sentence.harmless, "a control character in: \(sentence)")
        demand(sentence.count <= 1500, "a sentence of \(sentence.count) characters")
    }

    /// A trace of up to three days, whose clock stays near, is simulated.
    private static func simulate(_ steps: [TraceStep]) {
        let limit = Duration.seconds(3 * 86_400)
        guard steps.count <= 200, let first = steps.first, let last = steps.last, last.at - first.at <= limit else {
            return
        }
        for case .clockSet(let time) in steps.map(\.event) where time - first.at > limit || first.at - time > limit {
            return
        }
        var told = 0
        var run = SimulationRun(Settings(), utc)
        for step in steps { _ = run.take(SimulatedStep(step.event, at: step.at)) { _ in told += 1 } }
        run.end { _ in told += 1 }
        demand(told <= 2000, "\(told) events in three days")
    }

    private static func timestamp(_ time: UTC) -> String {
        let stamp = LocalTimestamp(time, in: utc)
        return "\(stamp.local.date)T\(stamp.local.time).\(stamp.nanoseconds.padded(9))Z"
    }

    private static func statements(_ steps: [TraceStep]) -> [String] {
        steps.map { "\($0.at.sinceEpoch) \($0.word.rawValue)" }
    }
}
