import Presenters
import ReminderCore
import Storage

/// What is unusual in the history.
struct HistoryFacts: Hashable {
    /// A text for each folder, file and line that cannot be read, without a full stop.
    var problems: [String] = []
    /// Whether lines are among them.
    var hasLines = true
    /// Whether folders or files are among them.
    var hasFiles = false
    /// The day until which holds are short and gentle because of that, such as `12 Dec`; nil if they are not.
    var carefulUntil: String?
    /// The files of this machine in a form to which no row is added.
    var foreign: [String] = []

    /// Nothing is unusual.
    init() {}

    /// Reads all rows of `history`.
    init(_ history: History, at now: UTC, _ calendar: Calendar) {
        let unreadable = history.forEachRow { _ in }
        problems = unreadable.problems
        hasLines = unreadable.rowCount > 0
        hasFiles = !unreadable.files.isEmpty
        foreign = history.foreignFiles
        carefulUntil = history.practice(at: now).practice.carefulUntil.map { DateText.day(calendar.local($0).date) }
    }

    /// For the row of the doctor's table.
    var summary: String { problems.isEmpty ? "all rows can be read" : "not all rows can be read" }

    /// A problem for the parts that cannot be read, and a note for each file of another form.
    var findings: [Finding] {
        let effect =
            carefulUntil.map {
                " It may contain pain, so holds are short and a step gentler until \($0)."
                    + " If nothing hurts, run `balasana comfort better`."
            } ?? ""
        let shown = problems.prefix(3).joined(separator: "; ")
        let more = problems.count > 3 ? " Run `balasana hold --explain` for the full list." : ""
        let unreadable = Finding(
            about: .history, what: "Part of the history cannot be read: \(shown).\(more)\(effect)", advice: advice)
        return (problems.isEmpty ? [] : [unreadable])
            + foreign.map { file in
                Finding(
                    about: .history, severity: .note,
                    what: "Another program has saved \(file) in another form. Its rows are read, and new rows of that "
                        + "month go to a second file.",
                    advice: "Nothing has to be done. To get one file again, save it as UTF-8 text with tabs.")
            }
    }

    private var advice: String {
        switch (hasFiles, hasLines) {
        case (false, _): "Fix or delete these lines in a text editor."
        case (true, false): "Make this readable, then run `balasana agent restart`."
        case (true, true):
            "Make the folders and files readable, and fix or delete the lines in a text editor. Then run "
                + "`balasana agent restart`."
        }
    }
}
