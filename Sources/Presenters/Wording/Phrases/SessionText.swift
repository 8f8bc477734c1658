/// What a slot is called: its session.
public enum SessionText {
    private static let timesOfDay: Set<String> = [
        "morning", "midday", "noon", "lunchtime", "afternoon", "evening", "night", "bedtime", "workout",
    ]

    /// The name within a sentence: `morning session`, and `session "gym"` for a name that is no time of the day.
    public static func name(_ slot: String) -> String {
        timesOfDay.contains(slot.lowercased()) ? "\(slot) session" : "session \"\(slot)\""
    }
}
