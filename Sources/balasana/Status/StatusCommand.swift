import ArgumentParser
import Presenters
import ReminderCore

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell what Balasana knows: sitting, what comes next, what it goes by.",
        discussion: """
            With --follow it prints a line at once and one more whenever something has changed, until it is ended or nobody \
            reads it any more. It waits for the agent when there is none, and tells of its going and coming. The line is \
            short, for bars such as Polybar and i3blocks; for Waybar add --waybar.

            With --json: state (holding, shown, paused, snoozed, due, away or sitting; with --follow also no-agent, and all \
            else is null then), sitting_seconds, sitting_since (null while it does not go on), next (kind, slot, at, \
            hold_seconds, variation, pose_from), held_back (pause, do-not-disturb, call, quiet, off-hours, meal), held_until, calls (program, reason), \
            paused_until, pause_ends_with_call, snooze_ends_with_call, snoozes_left, hold (kind, slot, variation, stage, length_seconds, \
            done), suspended, sources (idle, lock, sleep), notification_server and config_problems. Times are local \
            with their offset. What is not there is null, so that every key is always there.

            With --waybar: text, tooltip, alt (the state) and class (the state, and what reminders are held back by).
            """)

    @Flag(help: "Print one JSON object; with --follow one a line.")
    var json = false

    @Flag(help: "Print an object on a line as Waybar's custom modules read it.")
    var waybar = false

    @Flag(help: "Go on, with a line for each change.")
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
