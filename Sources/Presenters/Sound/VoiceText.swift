import ReminderCore

/// The spoken words of a hold.
public enum VoiceText {
    /// The words for `content`; nil for a cue with only a chime.
    public static func words(_ content: CueContent) -> String? {
        let isOnChair = content.pose.variation.isOnChair
        switch content.cue {
        case .getDown:
            // On the chair there are only five seconds, and later messages wait for this one.
            let how = isOnChair ? [chair(content.pose.adjustments)] : PoseText.how(content.pose)
            return how.map(\.text).joined(separator: " ") + " \(length(content.length).capitalizedFirst)."
        case .hold:
            return content.leadsBreath
                ? Statement("Hold. Breathe in through the nose.", .t5).text : "Hold for \(length(content.length))."
        case .breatheIn: return Statement("In.", .t5).text
        case .breatheOut: return Statement("Out through the mouth.", .t5).text
        case .halfway: return Statement("Halfway. Relax your back.", .t5).text
        case .lastSeconds: return "Ten more seconds."
        case .comeUp:
            return Statement(
                isOnChair ? "Come up slowly and keep breathing." : "Come up slowly: walk your hands back.", .t6
            ).text
        case .done: return "Done."
        case .stopped: return Statement("Stopped. Come up slowly.", .t6).text
        }
    }

    private static func chair(_ adjustments: Set<Adjustment>) -> Statement {
        switch (adjustments.contains(.kneesApart), adjustments.contains(.gradual)) {
        case (false, false): Statement("Sit tall and fold forward a little.", .v2)
        case (true, false): Statement("Knees apart, sit tall and fold forward a little.", .v2, .c3)
        case (false, true): Statement("Sit tall and fold forward slowly.", .v2, .c1)
        case (true, true): Statement("Knees apart, sit tall and fold forward slowly.", .v2, .c1, .c3)
        }
    }

    /// A length in whole words, because voices read `s` and `min` as letters.
    static func length(_ span: Duration) -> String {
        let seconds = Int(span.components.seconds)
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let parts = [count(hours, "hour"), count(minutes, "minute"), count(rest, "second")].compactMap { $0 }
        return parts.isEmpty ? "a moment" : parts.joined(separator: " and ")
    }

    /// The same in whole minutes, rounded down, from one minute on. For sitting time.
    static func rough(_ span: Duration) -> String {
        let seconds = span.components.seconds
        return length(seconds < 60 ? span : .seconds(seconds / 60 * 60))
    }

    private static func count(_ number: Int, _ noun: String) -> String? {
        number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
