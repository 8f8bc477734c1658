import Control
import Presenters
import ReminderCore

/// The third line of the status: what reminders wait for, or the worst problem.
enum StatusObstacles {
    /// The line of `report`, read on `today`; nil if reminders do not wait, none are off and there is no problem.
    static func line(_ report: StatusReport, _ today: LocalDate) -> String? {
        if report.state == Status.State.holding.rawValue { return nil }
        let waits = waits(report, today)
        let problems = problems(report)
        let first = waits.isEmpty ? Array(problems.prefix(1)) : waits
        let isMore = problems.count > (waits.isEmpty ? 1 : 0)
        let off = report.isSittingOff ? ["Sitting reminders are off."] : []
        let sentences = first + off + (isMore ? ["Run `balasana doctor` for more."] : [])
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// What reminders wait for. The first line has the pause; the second may have the end of do-not-disturb or a meal.
    private static func waits(_ report: StatusReport, _ today: LocalDate) -> [String] {
        report.heldBack.compactMap { reason -> String? in
            let end = report.heldUntil[reason].map { StatusText.when($0, today) }
            return switch (reason, end) {
            case (Status.HeldBack.doNotDisturb.name, _):
                report.state == Status.State.due.rawValue && report.next != nil
                    ? nil : "Reminders wait until do-not-disturb is off."
            case (Status.HeldBack.call.name, _): "Reminders wait until the call ends\(holders(report.calls))."
            case (quiet, let end?): "Reminders wait until \(end) (quiet hours)."
            case (offHours, let end?): "No sitting reminders until \(end) (outside your hours)."
            case (meal, let end?): report.next?.poseFrom == nil ? "No poses until \(end), because you ate." : nil
            case _: nil
            }
        }
    }

    /// The problems with reminders, the worst first.
    private static func problems(_ report: StatusReport) -> [String] {
        var problems: [String] = []
        if report.notificationServer == nil {
            problems.append("No notification server is running, so reminders cannot be shown.")
        }
        if report.isSuspended {
            problems.append(
                "You reported pain, so reminders suggest a walk. Run `balasana comfort better` when you are well.")
        }
        if let end = report.carefulUntil {
            problems.append(
                "Part of the history cannot be read and may contain pain, so holds are short and gentle until "
                    + "\(day(end)). If nothing hurts, run `balasana comfort better`.")
        }
        if report.sources.idle == nil {
            problems.append("Idle time is unavailable, so you count as sitting while the screen is unlocked.")
        }
        let count = report.configProblems.count
        if count > 0 {
            problems.append(
                "\(count == 1 ? "There is 1 problem" : "There are \(count) problems") in the config. "
                    + "Run `balasana config check`.")
        }
        if report.carefulUntil == nil, !report.historyProblems.isEmpty {
            problems.append("Not all of the history can be read for certain. `balasana doctor` says why.")
        }
        return problems
    }

    /// Such as `12 Dec`, of an ISO 8601 local time.
    private static func day(_ iso8601: String) -> String {
        LocalDate(text: iso8601.prefix(10)).map(DateText.day) ?? iso8601
    }

    /// The programs of `calls` in parentheses; empty if none has a name.
    private static func holders(_ calls: [IdleInhibitor]) -> String {
        let names = calls.map(\.program).filter { !$0.isEmpty }
        return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }

    private static let quiet = Status.HeldBack.quiet(until: UTC(seconds: 0)).name
    private static let offHours = Status.HeldBack.offHours(until: UTC(seconds: 0)).name
    private static let meal = Status.HeldBack.meal(until: UTC(seconds: 0)).name
}
