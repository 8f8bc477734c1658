import ReminderCore

/// A chime of a guided hold. The raw value is the file's name without its ending.
enum Chime: String, CaseIterable {
    /// The hold begins, or its slow return is over.
    case begin
    /// In the middle of it.
    case halfway
    /// It is over: come up slowly.
    case end

    /// The chime of `content`; nil for a cue that is only spoken.
    init?(_ content: CueContent) {
        switch content.cue {
        case .hold: self = .begin
        case .halfway, .lastSeconds: self = .halfway
        case .comeUp, .stopped: self = .end
        case .done where content.pose.variation.isPose: self = .begin
        case .getDown, .breatheIn, .breatheOut, .done: return nil
        }
    }

    /// The file's name.
    var fileName: String { rawValue + ".wav" }
}
