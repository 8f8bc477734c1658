import ReminderCore

/// A sound of a guided hold or a reminder. The raw value is the base name of the file.
enum Chime: String, CaseIterable {
    /// A silent sound, to check whether sounds can be played.
    case silence
    /// The hold begins, or coming up is over.
    case begin
    /// Half of the hold is over, or a reminder has appeared: the shortest and softest one.
    case halfway
    /// The hold is over: come up slowly.
    case end

    /// The chime of `cue` in a hold of `variation`; nil for a cue that is only spoken.
    init?(_ cue: GuideCue, _ variation: Variation) {
        switch cue {
        // A walk starts with a click on Start, and the user is back when the end sounds.
        case .hold, .done: if variation.isPose { self = .begin } else { return nil }
        case .halfway, .lastSeconds: self = .halfway
        case .comeUp, .stopped: self = .end
        case .getDown, .breatheIn, .breatheOut: return nil
        }
    }

    var fileName: String { rawValue + ".wav" }
}
