/// The name of a slot for the user, who knows it as a session.
public enum SessionText {
    private static let timesOfDay: Set<String> = [
        "morning", "midday", "noon", "lunchtime", "afternoon", "evening", "night", "bedtime", "workout",
    ]

    /// The name in a sentence: `morning session`, or `session "gym"` for a name that is not a time of day.
    public static func name(_ slot: String) -> String {
        timesOfDay.contains(slot.lowercased()) ? "\(slot) session" : "session \"\(slot)\""
    }
}
