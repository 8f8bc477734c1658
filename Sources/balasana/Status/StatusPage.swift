import Control
import Presenters
import ReminderCore
import Storage

/// The status for a terminal.
enum StatusPage {
    /// The text of `report` at the local time `now`, in lines of at most `width` characters.
    ///
    /// - Parameter boot: Milliseconds since boot.
    static func text(_ report: StatusReport, at now: LocalTime, boot: Int, isVerbose: Bool, width: Int) -> String {
        var lines = StatusText.lines(report, at: now, boot: boot).flatMap { Paragraph.lines($0, width: width) }
        if isVerbose {
            lines.append("")
            lines += StatusDetails.rows(report).flatMap { label, text in
                Paragraph.lines("\(label): \(text)", first: "", others: "  ", width: width)
            }
        }
        // Programs and sources may have any name.
        return lines.map(\.harmless).joined(separator: "\n")
    }
}
