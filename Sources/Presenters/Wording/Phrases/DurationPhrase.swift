/// Durations in a sentence: `45 s`, `5 min`, `1 h 30 min`.
public enum DurationPhrase {
    /// `duration` in seconds below ten minutes, and above that in whole minutes, rounded down.
    public static func text(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 120 { return seconds == 60 ? "1 min" : "1 min \(seconds - 60) s" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let rest = seconds % 60
        // A hold can last two and a half minutes, so keep the seconds.
        if hours == 0, rest > 0, seconds < 600 { return "\(minutes) min \(rest) s" }
        return [hours > 0 ? "\(hours) h" : nil, minutes > 0 ? "\(minutes) min" : nil].compactMap { $0 }
            .joined(separator: " ")
    }

    /// `duration` in whole minutes, rounded down, from one minute on. For sitting time.
    public static func rough(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        return text(seconds < 60 ? duration : .seconds(seconds / 60 * 60))
    }
}
