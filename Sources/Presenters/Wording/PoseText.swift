import ReminderCore

/// Instructions for each variation of Child's Pose, short enough for a notification.
public enum PoseText {
    /// The name in a sentence.
    public static func name(_ variation: Variation) -> String {
        switch variation {
        case .classic: "Child's Pose"
        case .seated: "seated Child's Pose"
        case .supported: "supported Child's Pose"
        case .wideKnee: "wide-knee Child's Pose"
        case .walk: "a walk"
        }
    }

    /// The name at the start of a title.
    static func title(_ variation: Variation) -> String { name(variation).capitalizedFirst }

    /// Instructions in at most 55 characters, because GNOME shows no more before the user expands a notification. A
    /// caution comes first, in at most 28 characters, the length of a line in mako.
    public static func brief(_ pose: Pose) -> Statement {
        let isGradual = pose.adjustments.contains(.gradual)
        let needsRoom = !pose.adjustments.isDisjoint(with: [.kneesApart, .props])
        guard needsRoom else { return brief(pose.variation, isGradual) }
        switch (pose.variation, isGradual) {
        case (.walk, _): return how(.walk)
        case (.seated, false):
            return Statement("No pressure on your abdomen. Knees wide, fold a little.", .v2, .c3)
        case (.seated, true):
            return Statement("Knees apart, fold slowly. No pressure on your abdomen.", .v2, .c1, .c3)
        // With these adjustments, every variation on the floor is done with wide knees.
        case (.classic, false), (.supported, false), (.wideKnee, false):
            return Statement("No pressure on your abdomen. Use pillows, knees wide.", .v4, .c3)
        case (.classic, true), (.supported, true), (.wideKnee, true):
            return Statement("Use pillows, fold slowly. No pressure on your abdomen.", .v4, .c1, .c3)
        }
    }

    private static func brief(_ variation: Variation, _ isGradual: Bool) -> Statement {
        switch (variation, isGradual) {
        case (.classic, false): Statement("Kneel, hips toward your heels, forehead on the mat.", .v1, .t1, .t2, .t4)
        case (.classic, true): Statement("Fold slowly. Hips to heels, only as far as feels easy.", .v1, .t2, .c1)
        case (.seated, false): Statement("Sit tall, fold forward a little, reach for your knees.", .v2)
        case (.seated, true): Statement("Fold forward slowly. Go only as far as feels easy.", .v2, .c1)
        case (.supported, false): Statement("Pillows under your trunk or forehead, hips to heels.", .v3, .t2)
        case (.supported, true): Statement("Fold slowly onto pillows. Go only as far as feels easy.", .v3, .c1)
        case (.wideKnee, false): Statement("Knees wide, hips to heels. Big toes stay on the mat.", .v4, .t2)
        case (.wideKnee, true): Statement("Fold slowly, knees wide. Go only as far as feels easy.", .v4, .c1)
        case (.walk, _): how(.walk)
        }
    }

    /// How to get into a variation.
    public static func how(_ variation: Variation) -> Statement {
        switch variation {
        case .classic:
            Statement(
                "From all fours, breathe out and lower your hips toward your heels. Rest your forehead.", .v1, .t1, .t2,
                .t4)
        case .seated:
            Statement("Sit tall, feet flat. Fold forward a little and reach for your knees.", .v2)
        case .supported:
            Statement("Lower your hips toward your heels, with pillows under your trunk or forehead.", .v3, .t2)
        case .wideKnee:
            Statement("Knees wide, big toes on the mat. Lower your hips toward your heels.", .v4, .t2)
        case .walk:
            Statement("Walk around for a minute.", .d10)
        }
    }

    /// How to adjust the pose. It names no medical condition.
    public static func how(_ adjustment: Adjustment) -> Statement {
        switch adjustment {
        case .kneesApart: Statement("Keep your knees apart so nothing presses on your abdomen.", .c3)
        case .props: Statement("Use pillows as props and let nothing press on your abdomen.", .c3)
        case .gradual: Statement("Fold slowly, only as far as feels easy.", .c1)
        }
    }

    /// How to do `pose` with its adjustments, in reading order.
    public static func how(_ pose: Pose) -> [Statement] {
        [how(pose.variation)] + Adjustment.allCases.filter(pose.adjustments.contains).map(how)
    }

    /// How to breathe.
    public static let breath = Statement(
        "In through your nose, out through your mouth. Relax your back with each breath.", .t5)

    /// When to stop.
    public static let caution = Statement("Stop if pain is sharp or gets worse.", .c4)

    /// How to come out of any pose.
    public static let slowly = Statement("Come up slowly.", .t6)

    /// How to come out of a variation.
    public static func back(_ variation: Variation) -> Statement {
        switch variation {
        case .seated: Statement("Come up slowly and keep breathing.", .t6)
        case .classic, .supported, .wideKnee:
            Statement("Come up slowly: walk your hands back, lift your trunk, keep breathing.", .t6)
        case .walk: Statement("Your sitting time starts again from zero.", .d10)
        }
    }
}
