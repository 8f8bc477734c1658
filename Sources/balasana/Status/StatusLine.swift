import Control
import Platform
import Presenters
import ReminderCore

/// The status on one line, for programs that show it or read each change.
enum StatusLine {
    /// A few words.
    case text
    /// The object of ``StatusJSON``.
    case json
    /// The object that Waybar's custom modules read.
    case waybar

    /// The line for `report`, which is nil without an agent, read on `today`; without a line break.
    func text(_ report: StatusReport?, on today: LocalDate = Calendar.local.local(.now).date) throws -> String {
        switch self {
        case .text: BarText.text(report, on: today)
        case .json: try StatusJSON.value(report).line
        case .waybar: Self.waybar(report, today).line
        }
    }

    /// The text is not escaped. Waybar's `escape` must be on, because programs and slots may have any name.
    private static func waybar(_ report: StatusReport?, _ today: LocalDate) -> JSONValue {
        let state = report?.state ?? StatusJSON.noAgent
        let tooltip = report.map { StatusText.lastingLines($0, on: today).joined(separator: "\n") }
        return .object([
            "text": .string(BarText.text(report, on: today)), "alt": .string(state),
            "tooltip": .string(tooltip ?? "The agent is not running. Start it with `balasana agent start`."),
            "class": JSONValue([state] + (report?.heldBack ?? [])),
        ])
    }
}
