/// What a slot is for. The raw value is the word in the config.
public enum SlotPurpose: String, CaseIterable, Sendable {
    /// The day's practice (D3).
    case daily
    /// To warm up before a workout (D6).
    case warmUp = "warm-up"
    /// To cool down after a workout (D6).
    case coolDown = "cool-down"
}
