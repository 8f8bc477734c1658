import GLibBridge
import Platform

/// The command of `balasana` that looks back at a week. The agent keeps no history in memory, so it asks the command.
@MainActor enum WeekCommand {
    /// Later the moment that was good for the note would be over.
    private static let patience: Duration = .seconds(5)
    /// In bytes; more than two lines are not for a notification.
    private static let longestOutput = 1024

    /// Asks for the seven days before today.
    ///
    /// - Parameter found: Called later with the lines, at least one. It is not called if nothing was recorded in these
    ///   days, or if the command fails, which the log says.
    static func run(_ found: @escaping @MainActor ([String]) -> Void) {
        let command = [CommandPath.current, "stats", "--note"]
        let ended = onMainActor { (end: RunningProgram.End) in
            guard end.status == 0 else {
                return Log.write("\(command.joined(separator: " ")) failed: status \(end.status).")
            }
            let lines = end.output.split(separator: "\n").map(String.init)
            if !lines.isEmpty { found(lines) }
        }
        var program = Program(command)
        program.errors = .inherited
        let running = RunningProgram.start(
            program, loop: .main, patience: patience, reading: longestOutput, ended: ended)
        if running == nil { Log.write("\(command[0]) could not be started.") }
    }
}
