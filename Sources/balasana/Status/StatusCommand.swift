import ArgumentParser
import Control
import Platform
import Presenters
import ReminderCore

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how long you have been sitting and what comes next.",
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

    @Flag(help: "Also show snoozes left, where readings come from, and problems in the config.")
    var verbose = false

    func validate() throws {
        if json, waybar { throw ValidationError("Use either --json or --waybar, not both.") }
        if verbose, json || waybar || follow {
            throw ValidationError("--verbose is for the plain text; --json always shows everything.")
        }
    }

    func run() throws {
        let line = try AgentClient()
        if follow { return try StatusFollower(line, json ? .json : waybar ? .waybar : .text).follow() }
        let report = try line.status()
        if waybar { return print(try StatusLine.waybar.text(report)) }
        let now = Calendar.local.local(.now)
        print(
            json
                ? try StatusJSON.value(report).text
                : StatusPage.text(
                    report, at: now, boot: SystemClock.milliseconds, isVerbose: verbose,
                    width: Terminal.current.textWidth))
        for obstacle in Examiner.obstacles(.current(), on: Calendar.local.local(.now).date) {
            StandardError.say("State and history are not saved: \(obstacle).")
        }
    }
}
