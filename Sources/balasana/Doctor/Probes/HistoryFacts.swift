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
    /// Whether files of a later version are among them.
    var hasNewerFiles = false
    /// Whether this machine's own files are among those.
    var hasOwnNewerFiles = false
    /// The day until which holds are short and gentle because of that, such as `12 Dec`; nil if they are not.
    var carefulUntil: String?
    /// The files of this machine in a form to which no row is added.
    var foreign: [String] = []
    /// Files that a synchroniser has made of two versions of one; their rows are not read.
    var conflicts: [String] = []
    /// The other machines without a row for ``longSilence``, each with the day of its last one, such as `Sat 12 Sep`.
    var silent: [Silent] = []

    /// A machine that is not heard of.
    struct Silent: Hashable {
        let machine: String
        let day: String
    }

    /// After so long another machine may have stopped to synchronise.
    private static let longSilence = Duration.seconds(30 * 86_400)

    /// Nothing is unusual.
    init() {}

    /// Reads all rows of `history`.
    init(_ history: History, at now: UTC, _ calendar: Calendar) {
        var last: [String: UTC] = [:]
        let unreadable = history.forEachRow { last[$0.machine] = $0.time.utc }
        problems = unreadable.problems
        hasLines = unreadable.rowCount > 0
        hasFiles = !unreadable.files.isEmpty
        hasNewerFiles = !unreadable.newerFiles.isEmpty
        foreign = history.foreignFiles
        conflicts = history.conflictCopies
        let own = history.machine
        hasOwnNewerFiles = unreadable.newerFiles.contains { $0.path.hasPrefix("\(history.folder)/\(own)/") }
        let year = calendar.local(now).date.components.year
        let others = last.filter { $0.key != own && !History.isImported($0.key) }
        silent = others.filter { now - $0.value >= Self.longSilence }.sorted { $0.key < $1.key }.map {
            Silent(machine: $0.key, day: DateText.text(calendar.local($0.value).date, in: year))
        }
        carefulUntil = history.practice(at: now).practice.carefulUntil.map { DateText.day(calendar.local($0).date) }
    }

    /// For the row of the doctor's table.
    var summary: String {
        if problems.isEmpty { return "all rows can be read" }
        return isOnlyNewer ? "some rows have a newer format" : "not all rows can be read"
    }

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
            about: .history,
            what: "Part of the history cannot be read\(isOnlyNewer ? " for certain" : ""): \(shown).\(more)\(effect)",
            advice: hasNewerFiles ? "\(isOnlyNewer ? "" : "\(advice) ")\(upgrade)" : advice)
        return (problems.isEmpty ? [] : [unreadable])
            + foreign.map { file in
                Finding(
                    about: .history, severity: .note,
                    what: "Another program has saved \(file) in another form. Its rows are read, and new rows of that "
                        + "month go to a second file.",
                    advice: "Nothing has to be done. To get one file again, save it as UTF-8 text with tabs.")
            } + conflictFindings
            + silent.map { one in
                Finding(
                    about: .history, severity: .note,
                    what: "The last row of the machine \(one.machine.harmlessName) is of \(one.day).",
                    advice: "If you still use that machine, check that its history is synchronised. If you do not, "
                        + "nothing has to be done.")
            }
    }

    private var conflictFindings: [Finding] {
        guard !conflicts.isEmpty else { return [] }
        let more = conflicts.count > 3 ? " and \(conflicts.count - 3) more" : ""
        return [
            Finding(
                about: .history,
                what: "A synchroniser has kept two versions of a file of the history: "
                    + conflicts.prefix(3).map(\.harmless).joined(separator: ", ") + "\(more). Their rows are not read.",
                advice: "Add the rows that are missing to the file without that part in its name, then delete the copy."
            )
        ]
    }

    private var isOnlyNewer: Bool { hasNewerFiles && !hasFiles && !hasLines }

    private var upgrade: String {
        "Install the newest version of Balasana for files of a newer format."
            + (hasOwnNewerFiles ? " Until then new rows go to a second file." : "")
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
