import ReminderCore

/// The status for a terminal: a few lines, the most important first.
public enum StatusText {
    /// The lines of `report`.
    ///
    /// - Parameters:
    ///   - today: The date on which they are read: times of other dates have their day with them.
    ///   - lasting: Whether they are to stay true for as long as nothing changes: they tell since when you have been
    ///     sitting, not for how long.
    public static func text(_ report: StatusReport, on today: LocalDate, lasting: Bool = false) -> String {
        var lines = lasting ? lastingHeadline(report, today) : [headline(report, today)]
        if let next = report.next { lines.append("Next: \(describe(next, report, today)).") }
        lines += heldBack(report, today)
        if report.isSuspended {
            lines.append("Because of pain you are asked to walk, until you run `balasana comfort better`.")
        }
        lines.append("Snoozes left: \(report.snoozesLeft).")
        lines.append(presence(report))
        lines.append(
            report.notificationServer.map { "Notifications: \($0)." }
                ?? "Notifications: no server on this desktop; reminders are shown as soon as there is one.")
        if !report.configProblems.isEmpty {
            lines.append("Something is amiss with the config:")
            lines += report.configProblems.map { "  " + $0 }
        }
        return lines.joined(separator: "\n")
    }

    private static func headline(_ report: StatusReport, _ today: LocalDate) -> String {
        let sitting = SpokenDuration.rough(.seconds(report.sittingSeconds))
        switch Status.State(rawValue: report.state) {
        case .sitting: return "Sitting for \(sitting)."
        case .away: return "Away from the desk."
        case .due: return "A break is due, after \(sitting) of sitting."
        case .shown: return "A reminder is on the screen, after \(sitting) of sitting."
        case .holding: return holding(report)
        case .snoozed: return "Snoozed, after \(sitting) of sitting."
        case .paused: return "Paused \(pauseEnd(report, today)); sitting for \(sitting)."
        case nil: return "\(report.state), sitting for \(sitting)."
        }
    }

    private static func lastingHeadline(_ report: StatusReport, _ today: LocalDate) -> [String] {
        let since = report.sittingSince.map { "Sitting since \(clock($0))." }
        let state: String? =
            switch Status.State(rawValue: report.state) {
            case .sitting: since == nil ? "At the desk." : nil
            case .away: "Away from the desk."
            case .due: "A break is due."
            case .shown: "A reminder is on the screen."
            case .holding: holding(report)
            case .snoozed: "Snoozed."
            case .paused: "Paused \(pauseEnd(report, today))."
            case nil: "\(report.state)."
            }
        return [state, since].compactMap { $0 }
    }

    private static func pauseEnd(_ report: StatusReport, _ today: LocalDate) -> String {
        report.pausedUntil.map { "until \(when($0, today))" }
            ?? (report.pauseEndsWithCall ? "until the call is over" : "until you run `balasana resume`")
    }

    private static func holding(_ report: StatusReport) -> String {
        let variation = report.hold.flatMap { Variation(rawValue: $0.variation) }
        return variation == .walk
            ? "On a walk of a minute." : "Holding \(variation.map(PoseText.name) ?? "Child's Pose")."
    }

    /// Who keeps the desktop from going idle, and what waits for what.
    private static func heldBack(_ report: StatusReport, _ today: LocalDate) -> [String] {
        func end(_ reason: String) -> String? { report.heldUntil[reason].map { when($0, today) } }
        var lines: [String] = []
        if report.heldBack.contains(Status.HeldBack.doNotDisturb.name) {
            lines.append("Do not disturb is on: reminders wait until it is off.")
        }
        if !report.calls.isEmpty {
            let waits = report.heldBack.contains(Status.HeldBack.call.name)
            let holders = report.calls.map(holder).joined(separator: ", ")
            lines.append("Call or film: \(holders)\(waits ? "; reminders wait for its end" : "").")
        }
        if let end = end(quietWord) { lines.append("Quiet hours: reminders wait until \(end).") }
        if let end = end(offHoursWord) { lines.append("Outside your hours: no sitting reminder comes before \(end).") }
        if let end = end(mealWord) { lines.append("Because of a meal the session waits until \(end).") }
        return lines
    }

    private static let quietWord = Status.HeldBack.quiet(until: UTC(seconds: 0)).name
    private static let offHoursWord = Status.HeldBack.offHours(until: UTC(seconds: 0)).name
    private static let mealWord = Status.HeldBack.meal(until: UTC(seconds: 0)).name

    private static func holder(_ call: IdleInhibitor) -> String {
        let program = call.program.isEmpty ? "a program without a name" : call.program
        return call.reason.isEmpty ? program : "\(program) (\(call.reason))"
    }

    private static func describe(_ next: StatusReport.Next, _ report: StatusReport, _ today: LocalDate) -> String {
        let pose = Variation(rawValue: next.variation).map(PoseText.name) ?? next.variation
        let what = next.slot.map { "\($0) session, \(pose)" } ?? pose
        let length = SpokenDuration.text(.seconds(next.holdSeconds))
        let wait = next.poseFrom.map { ", as Child's Pose waits until \(when($0, today)) because of a meal" } ?? ""
        return
            "\(what), \(next.variation == Variation.walk.rawValue ? "" : "hold ")\(length), \(time(next, report, today))\(wait)"
    }

    /// What is due already comes when the last reason to wait has gone.
    private static func time(_ next: StatusReport.Next, _ report: StatusReport, _ today: LocalDate) -> String {
        if report.state == Status.State.due.rawValue {
            if report.heldBack.contains(Status.HeldBack.doNotDisturb.name) { return "when do-not-disturb is off" }
            if report.heldBack.contains(Status.HeldBack.call.name) {
                return "after the call, or at \(when(next.at, today))"
            }
        }
        if report.state == Status.State.snoozed.rawValue, report.snoozeEndsWithCall {
            return "after the call, or at \(when(next.at, today))"
        }
        return "at \(when(next.at, today))"
    }

    private static func presence(_ report: StatusReport) -> String {
        let named = [("idle", report.idleSource), ("lock", report.lockSource), ("sleep", report.sleepSource)]
        let known = named.compactMap { name, source in source.map { "\(name) from \($0)" } }
        let missing = named.filter { $0.1 == nil }.map { "no source for \($0.0)" }
        let fallback =
            report.idleSource == nil
            ? "\nWithout idle times you count as at the desk while the screen is unlocked." : ""
        return "Presence: \((known + missing).joined(separator: ", ")).\(fallback)"
    }

    /// The time of the day in an ISO 8601 local time, with its weekday where it is not `today`.
    public static func when(_ iso8601: String, _ today: LocalDate) -> String {
        guard let date = LocalDate(text: String(iso8601.prefix(10))), date != today else { return clock(iso8601) }
        return "\(clock(iso8601)) on \(date.weekday.rawValue.capitalizedFirst)"
    }

    /// The time of the day in an ISO 8601 local time.
    public static func clock(_ iso8601: String) -> String {
        guard let time = iso8601.split(separator: "T").last else { return iso8601 }
        return String(time.prefix(5))
    }
}
