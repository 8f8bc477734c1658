import ReminderCore

extension HistoryEvent.Name {
    private static let byWord = Dictionary(uniqueKeysWithValues: allCases.map { ($0.word, $0) })

    /// The word in the column `event` of the history.
    public var word: String {
        switch self {
        case .shown: "shown"
        case .started: "started"
        case .done: "done"
        case .partial: "partial"
        case .snoozed: "snoozed"
        case .skipped: "skipped"
        case .ignored: "ignored"
        case .missed: "missed"
        case .awayBreak: "away-break"
        case .standing: "standing"
        case .bout: "bout"
        case .observed: "observed"
        case .comfortable: "comfortable"
        case .tooLong: "too-long"
        case .hurt: "hurt"
        case .interrupted: "interrupted"
        case .better: "better"
        case .undo: "undo"
        case .ate: "ate"
        }
    }

    /// Parses `word`; nil if this version does not know it.
    public init?(word: String) {
        guard let name = Self.byWord[word] else { return nil }
        self = name
    }

    /// The answer recorded by a row with this name; nil if it records none.
    var answer: Answer? {
        switch self {
        case .comfortable: .felt(.comfortable)
        case .tooLong: .felt(.tooLong)
        case .hurt: .felt(.hurt)
        case .interrupted: .felt(.interrupted)
        case .better: .better
        case .shown, .started, .done, .partial, .snoozed, .skipped, .ignored, .missed, .awayBreak, .standing, .bout,
            .observed, .undo, .ate:
            nil
        }
    }
}
