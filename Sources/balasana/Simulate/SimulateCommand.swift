import ArgumentParser
import ReminderCore
import ReminderSimulation
import Storage

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Tell what your settings would have made of a day, or of a year.",
        discussion: """
            It leads the agent's own rules through a trace and prints what would have happened. It starts as on the first \
            day, without your history, and writes nothing.

            A trace is a file with a JSON object a line, such as {"at": "2026-03-29T06:00:00Z", "event": "active"}. The \
            times have an offset and never run backwards. The events:

            active, idle: input begins and goes on; it has stopped (at is when). At the beginning there is none.
            locked, unlocked, switched-away, switched-back: the screen, and another user's session.
            asleep, awake: the machine; while it sleeps nothing happens.
            call-started, call-ended: a call or a film, with "program" if [calls] ignore may name it; an end without one \
            ends all.
            dnd-on, dnd-off: do not disturb.
            start, stop, snooze, skip, comfortable, too-long, hurt, better, ate, pause, resume: what you answer; snooze \
            and pause may have "for": "15m". After start the hands rest until the hold is over, unless active follows.
            close: a click takes away what is on the screen.
            clock-set, with "to" a time: somebody sets the clock. The times of the trace go on as if nobody had.
            zone, with "to" a name such as "Asia/Tokyo": you are there now.
            end: the trace ends; else it ends with its last line.

            It also reads what ActivityWatch exports ({"buckets": ...}, of which the afkstatus bucket counts), and the \
            history of the agent: a file of a month, a machine's folder, or the folder of all machines. In these it is \
            known when you were at the desk, and of the history what you answered.

            With --json each line is an object with at (local time with its offset), event, kind (sitting or slot), slot \
            (its name), hold_seconds, variation and reason; what is not there is null. The events are those of the history, \
            and due, withdrawn (it left the screen without an answer), held-back and released. Answers to nothing are told \
            on standard error.
            """)

    @Option(
        help: ArgumentHelp("What happened: a trace, an export or a history; - for standard input.", valueName: "file"),
        completion: .file())
    var trace: String

    @Option(
        help: ArgumentHelp("A file to use as if it were your config; by default your own.", valueName: "file"),
        completion: .file(extensions: ["conf"]))
    var config: String?

    @Option(
        help: ArgumentHelp("The time zone, such as Europe/Berlin; by default your own.", valueName: "zone"),
        completion: ZoneArgument.completion, transform: ZoneArgument.parse)
    var zone: Calendar?

    @Flag(help: "Print a JSON object a line, for programs.")
    var json = false

    func run() throws {
        let settings = try ConfigChoice(file: config).settings()
        let steps: [TraceStep]
        do {
            steps = try TraceFile(path: trace).steps(settings)
        } catch let fault as TraceFault {
            throw Exit.unreadable("\(fault)")
        } catch let missing as TraceFile.Missing {
            throw Exit.noInput("\(missing.path) cannot be read: \(missing.reason).")
        }
        let simulation = Simulation(steps, settings, zone ?? .local)
        for refusal in simulation.refusals {
            let step = steps[refusal.step]
            StandardError.say("\(step.place): \(step.word.rawValue): \(refusal.sentence)")
        }
        StandardOutput.write(
            json ? try SimulationJSON.text(simulation.events) : SimulationText.text(simulation.events) + "\n")
    }
}
