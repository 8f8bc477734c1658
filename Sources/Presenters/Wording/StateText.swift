import Platform
import ReminderCore

/// The state in a few words that stay true until something changes: they have no running time. The source for bars, the
/// panel and the applications menu.
public enum StateText {
    /// Such as `break at 09:57` or `paused until 07:00 on Mon, standing`.
    ///
    /// - Parameter detail: What else there is room for while the user sits, or about a reminder that is due.
    public static func text(_ content: StatusContent, detail: String = "") -> String {
        let next = name(content)
        return switch content.state {
        case .sitting: content.next.map { "\(next) at \(when($0.at, content))\(detail)" } ?? "sitting\(detail)"
        case .standing: standing(content)
        case .away: "away"
        case .due: "\(next) due\(detail)\(alsoStanding(content))"
        case .shown: "\(next) now\(alsoStanding(content))"
        case .holding: "holding"
        case .snoozed: "snoozed\(end(content))\(alsoStanding(content))"
        case .paused: "paused\(end(content))\(alsoStanding(content))"
        }
    }

    /// Such as `standing until 09:57`.
    static func standing(_ content: StatusContent) -> String {
        content.standingUntil.map { "standing until \(when($0, content))" } ?? "standing"
    }

    /// Such as `morning session`; `break` for sitting.
    static func name(_ content: StatusContent) -> String {
        switch content.next?.kind {
        case .slot(let name)?: SessionText.name(name.harmlessName)
        case .sitting?, nil: "break"
        }
    }

    static func when(_ time: LocalTime, _ content: StatusContent) -> String {
        DateText.when(time, today: content.today)
    }

    /// Nothing else says then that the user stands, and that no sitting is counted.
    private static func alsoStanding(_ content: StatusContent) -> String { content.isStanding ? ", standing" : "" }

    private static func end(_ content: StatusContent) -> String {
        switch content.end {
        case .time(let end): " until \(when(end, content))"
        case .call: " until the call ends"
        case nil: ""
        }
    }
}
