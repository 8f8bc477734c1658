import ArgumentParser
import Presenters
import ReminderCore

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show current status: time sitting, next reminder, active sources.",
        discussion: """
            With --follow, it prints a short line at once and after each change, for bars such as Polybar and \
            i3blocks. It reconnects when the agent restarts.

            Example:
              balasana status --follow --waybar
            """)

    @Flag(help: "Print JSON; with --follow, one object per line.")
    var json = false

    @Flag(help: "Print Waybar JSON, one object per line.")
    var waybar = false

    @Flag(help: "Keep running and print a line after each change.")
    var follow = false

    func validate() throws {
        if json, waybar { throw ValidationError("--json and --waybar are two forms: take one of them.") }
    }

    func run() throws {
        let line = try AgentLine()
        if follow { return try StatusFollower(line, json ? .json : waybar ? .waybar : .text).follow() }
        guard let report = try line.call("GetStatus").first.flatMap(StatusReport.init) else {
            throw Exit.unavailable("The agent's answer is not one that this version understands.")
        }
        if waybar { return print(try StatusLine.waybar.text(report)) }
        print(json ? try StatusJSON(report).text : StatusText.text(report, on: Calendar.local.local(.now).date))
        for obstacle in Examiner.obstacles(.current()) {
            StandardError.say("State or history is not saved: \(obstacle).")
        }
    }
}
