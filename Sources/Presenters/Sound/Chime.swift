import ReminderCore

/// A sound of a guided hold. The raw value is the file's name without its ending.
enum Chime: String, CaseIterable {
    /// Nothing is heard; whether it can be played tells whether anything can.
    case silence
    /// The hold begins, or its slow return is over.
    case begin
    /// In the middle of it.
    case halfway
    /// It is over: come up slowly.
    case end

    /// The chime of `cue` in a hold of `variation`; nil for a cue that is only spoken.
    init?(_ cue: GuideCue, _ variation: Variation) {
        switch cue {
        // Who walks has just pressed Start, and is back when the end is heard.
        case .hold, .done: if variation.isPose { self = .begin } else { return nil }
        case .halfway, .lastSeconds: self = .halfway
        case .comeUp, .stopped: self = .end
        case .getDown, .breatheIn, .breatheOut: return nil
        }
    }

    /// The file's name.
    var fileName: String { rawValue + ".wav" }
}
