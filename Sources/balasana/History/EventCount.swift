import ReminderCore

/// Counts reminders and holds by their outcome.
struct EventCount {
    private var holds = 0
    private var walks = 0
    private var partial = 0
    private var skipped = 0
    private var unanswered = 0
    private var missed = 0

    /// Counts one more event.
    mutating func add(_ event: HistoryEvent.Name, isWalk: Bool) {
        switch event {
        case .done: if isWalk { walks += 1 } else { holds += 1 }
        case .partial: partial += 1
        case .skipped: skipped += 1
        case .ignored: unanswered += 1
        case .missed: missed += 1
        case .shown, .started, .snoozed, .awayBreak, .standing, .bout, .observed, .comfortable, .tooLong, .hurt,
            .interrupted, .better, .undo, .ate:
            break
        }
    }

    /// A sentence such as `3 holds, 1 skipped, 2 unanswered in 7 days.`
    ///
    /// - Parameter time: The period, which ends the sentence.
    func sentence(_ time: String) -> String {
        let first = holds == 0 ? "No holds" : holds == 1 ? "1 hold" : "\(holds) holds"
        let others = [
            Self.part(walks, walks == 1 ? "walk" : "walks"), Self.part(partial, "partial"),
            Self.part(skipped, "skipped"), Self.part(unanswered, "unanswered"), Self.part(missed, "missed"),
        ]
        return "\(([first] + others.compactMap(\.self)).joined(separator: ", ")) \(time)."
    }

    private static func part(_ count: Int, _ word: String) -> String? {
        count == 0 ? nil : "\(count) \(word)"
    }
}
