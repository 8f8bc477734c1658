import Control
import Presenters
import ReminderCore

/// The status in at most three short lines: where you are, what comes next, and what holds it back.
enum StatusText {
    /// The lines of `report`, read when the wall clock shows `now`, `boot` milliseconds after boot (`CLOCK_BOOTTIME`).
    static func lines(_ report: StatusReport, at now: LocalTime, boot: Int) -> [String] {
        let isSitting = report.state == Status.State.sitting.rawValue
        let length = DurationPhrase.rough(.seconds(report.sittingSeconds))
        let sitting = isSitting || report.sittingSeconds > 0 ? "Sitting for \(length)." : nil
        return [
            place(report, now.date, standing(report, now.date) ?? sitting, boot: boot), next(report, now.date, at: now),
            StatusObstacles.line(report, now.date),
        ].compactMap(\.self)
    }

    /// The lines of `report`, read on `today`, that stay true until something changes: they have no running time.
    static func lastingLines(_ report: StatusReport, on today: LocalDate) -> [String] {
        let sitting = report.sittingSince.map { "Sitting since \(when($0, today))." }
        return [
            place(report, today, standing(report, today) ?? sitting, boot: nil), next(report, today, at: nil),
            StatusObstacles.line(report, today),
        ].compactMap(\.self)
    }

    /// The first line.
    ///
    /// - Parameter posture: The sentence about standing or sitting time; nil to leave it out.
    /// - Parameter boot: Milliseconds since boot; nil leaves out the time left of a hold.
    private static func place(_ report: StatusReport, _ today: LocalDate, _ posture: String?, boot: Int?) -> String {
        func with(_ sentence: String) -> String { [sentence, posture].compactMap(\.self).joined(separator: " ") }
        switch Status.State(rawValue: report.state) {
        case .sitting, .standing: return posture ?? "At the desk."
        case .away: return "Away from the desk."
        case .due: return with("A reminder is due.")
        case .shown: return with("A reminder is on the screen.")
        case .holding:
            let hold = report.hold.map { holding($0, boot: boot) } ?? "Holding Child's Pose."
            return report.hold?.isSample == true ? "\(hold) This is a sample. Nothing is recorded." : hold
        case .snoozed: return with(snoozed(report, today))
        case .paused: return with(paused(report, today))
        case nil: return with("\(report.state.capitalizedFirst).")
        }
    }

    /// Since when you stand and until when; nil if you do not.
    private static func standing(_ report: StatusReport, _ today: LocalDate) -> String? {
        report.standingSince.map { since in
            let end = report.standingUntil.map { when($0, today) } ?? "`balasana sit` or your next break"
            return "Standing since \(when(since, today)), until \(end)."
        }
    }

    private static func paused(_ report: StatusReport, _ today: LocalDate) -> String {
        if let end = report.pausedUntil { return "Paused until \(when(end, today))." }
        return report.pauseEndsWithCall ? "Paused until the call ends." : "Paused until `balasana resume`."
    }

    private static func snoozed(_ report: StatusReport, _ today: LocalDate) -> String {
        if report.snoozeEndsWithCall { return "Snoozed until the call ends." }
        return report.snoozedUntil.map { "Snoozed until \(when($0, today))." } ?? "Snoozed."
    }

    private static func holding(_ hold: HoldReport, boot: Int?) -> String {
        let isPose = hold.knownVariation.isPose
        let pose = PoseText.name(hold.knownVariation)
        guard let boot else { return isPose ? "Holding \(pose)." : "Walking." }
        // Rounded up, as a countdown shows it.
        let left = DurationPhrase.text(hold.left(at: boot) + .milliseconds(999))
        switch hold.knownStage {
        case .gettingDown: return isPose ? "Get ready: \(pose) starts in \(left)." : "The walk starts in \(left)."
        case .holding: return isPose ? "Holding \(pose): \(left) left." : "Walking: \(left) left."
        case .comingUp: return isPose ? "Coming up from \(pose): \(left) left." : "The walk is done."
        }
    }

    /// The second line; nil if no reminder can be foreseen.
    ///
    /// - Parameter now: The time on the wall clock; nil for a line that stays true.
    private static func next(_ report: StatusReport, _ today: LocalDate, at now: LocalTime?) -> String? {
        switch Status.State(rawValue: report.state) {
        case .shown:
            return report.snoozesLeft > 0
                ? "Answer with `balasana start`, `snooze` or `skip`." : "Answer with `balasana start` or `skip`."
        case .holding:
            return report.hold?.knownStage == .comingUp ? nil : "Stop with `balasana stop`."
        case .sitting, .standing, .away, .due, .snoozed, .paused, nil:
            guard let next = report.next else { return nil }
            let time = time(next, report, today, at: now)
            let length = LengthText.text(next.variation, seconds: next.holdSeconds)
            if let slot = next.slot { return "Next: \(SessionText.name(slot)) \(time) (\(length))." }
            let wait = next.poseFrom.map { " (no poses until \(when($0, today)), because you ate)" } ?? ""
            return "Next: \(length) \(time)\(wait)."
        }
    }

    /// When the next reminder comes: at a time, or when the reason to wait ends if it is due.
    private static func time(
        _ next: StatusReport.Next, _ report: StatusReport, _ today: LocalDate, at now: LocalTime?
    ) -> String {
        let at = when(next.at, today)
        let isDue = report.state == Status.State.due.rawValue
        if isDue, report.heldBack.contains(Status.HeldBack.doNotDisturb.name) { return "when do-not-disturb is off" }
        let waitsForCall = isDue && report.heldBack.contains(Status.HeldBack.call.name)
        if waitsForCall || report.snoozeEndsWithCall && next.at == report.snoozedUntil {
            return "after the call, or at \(at)"
        }
        if isDue, let now, next.at.prefix(16) <= "\(now.date)T\(now.time.hoursAndMinutes)" {
            return report.sittingSince == nil ? "when you are back" : "at the next pause in your typing"
        }
        return "at \(at)"
    }

    /// The time of day in an ISO 8601 local time, with the day if it is not `today`.
    static func when(_ iso8601: String, _ today: LocalDate) -> String {
        local(iso8601).map { DateText.when($0, today: today) } ?? iso8601
    }

    /// The local time in an ISO 8601 time; nil for a text that is none.
    static func local(_ iso8601: String) -> LocalTime? { (try? LocalTimestamp(ArraySlice(iso8601.utf8)))?.local }

    /// The time of day in an ISO 8601 local time.
    static func clock(_ iso8601: String) -> String {
        guard let time = iso8601.split(separator: "T").last else { return iso8601 }
        return String(time.prefix(5))
    }
}
