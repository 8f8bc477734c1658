import ArgumentParser
import ReminderCore
import ReminderSimulation
import Storage

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Replay past activity with different settings.",
        discussion: """
            It runs the agent's rules on a recorded trace and prints what would have happened. It starts without your \
            history and writes nothing. See TRACES in balasana(1) for the format of a trace.

            Example:
              balasana simulate --trace day.jsonl
            """)

    @Option(
        help: ArgumentHelp("A trace, an ActivityWatch export or a history; - for standard input.", valueName: "file"),
        completion: .file())
    var trace: String

    @Option(
        help: ArgumentHelp("The config to use. Default: your config.", valueName: "file"),
        completion: .file(extensions: ["conf"]))
    var config: String?

    @Option(
        help: ArgumentHelp("The time zone, such as Europe/Berlin. Default: your time zone.", valueName: "zone"),
        completion: ZoneArgument.completion, transform: ZoneArgument.parse)
    var zone: Calendar?

    @Flag(help: "Print JSON, one object per line.")
    var json = false

    func run() throws {
        let settings = try ConfigChoice(file: config).settings()
        do {
            try replay(try TraceFile(path: trace).read(settings), settings)
        } catch let fault as TraceFault {
            throw Exit.unreadable("\(fault)")
        } catch let missing as TraceFile.Missing {
            throw Exit.noInput("\(missing.path) cannot be read: \(missing.reason).")
        }
    }

    private func replay(_ trace: Trace, _ settings: Settings) throws {
        var text = SimulationText(width: Terminal.current.textWidth)
        var output = OutputBuffer()
        try SimulationRun.replay(
            trace, settings, zone ?? .local,
            refused: { step, refusal in
                StandardError.say("\(step.place): \(step.word.rawValue): \(refusal.sentence)")
            }, emit: { event in try output.add(json ? SimulationJSON.line(event) : text.add(event)) })
        if !json { try output.add(text.end) }
        try output.flush()
    }
}
