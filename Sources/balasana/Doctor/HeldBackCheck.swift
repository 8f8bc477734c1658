import Presenters
import ReminderCore

/// Whether reminders are held back now: somebody has it so.
enum HeldBackCheck {
    /// What there is to say about it.
    static func findings(_ agent: AgentFacts) -> [Finding] {
        guard let status = agent.answers?.status else { return [] }
        return status.heldBack.map { reason in
            switch reason {
            case "pause":
                note(
                    "Your pause holds reminders back \(status.pausedUntil.map { "until \(clock($0))" } ?? (status.pauseEndsWithCall ? "until the call is over" : "without an end")).",
                    "`balasana resume` ends it.")
            case "do-not-disturb":
                note(
                    "The desktop's do-not-disturb is on and holds reminders back.",
                    "It is switched off in the desktop's notification settings.")
            case "quiet":
                note(
                    "Your quiet hours hold reminders back.",
                    "`at` in the group [quiet] of the config sets them.")
            case "off-hours":
                note(
                    "No sitting reminder comes outside your hours.",
                    "`hours` and `days` in the group [sitting] of the config set them.")
            case "meal":
                note(
                    "A session waits, as the last meal is not long enough ago.",
                    "It comes by itself; `balasana hold --anyway` does not wait.")
            case "call":
                note(
                    "A call or film holds reminders back: \(holders(status.calls)).",
                    "One that never ends can be left out: `ignore` in the group [calls] of the config takes its name.")
            default:
                note("Reminders are held back: \(reason).", "`balasana status` tells more.")
            }
        }
    }

    private static func holders(_ calls: [IdleInhibitor]) -> String {
        calls.isEmpty
            ? "a program that is not named"
            : calls.map { $0.program.isEmpty ? "a program without a name" : $0.program }.joined(separator: ", ")
    }

    /// The time of the day in an ISO 8601 local time; a pause lasts a day at most.
    private static func clock(_ iso8601: String) -> String {
        iso8601.split(separator: "T").last.map { String($0.prefix(5)) } ?? iso8601
    }

    private static func note(_ what: String, _ advice: String) -> Finding {
        Finding(about: .heldBack, severity: .note, what: what, advice: advice)
    }
}
