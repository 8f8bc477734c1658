import ReminderCore

/// How each variation of Child's Pose is done, in as many words as a bubble holds.
public enum PoseText {
    /// Its name within a sentence.
    public static func name(_ variation: Variation) -> String {
        switch variation {
        case .classic: "Child's Pose"
        case .seated: "seated Child's Pose"
        case .supported: "supported Child's Pose"
        case .wideKnee: "wide-knee Child's Pose"
        case .walk: "a walk"
        }
    }

    /// How to get into it.
    public static func how(_ variation: Variation) -> Statement {
        switch variation {
        case .classic:
            Statement(
                "From all fours, breathe out and lower your hips toward your heels; rest your forehead.", .v1, .t1, .t2,
                .t4)
        case .seated:
            Statement(
                "On the chair, feet on the ground: sit tall, fold forward a little, arms toward the knees.", .v2)
        case .supported:
            Statement("Lower your hips toward your heels, with pillows under trunk or forehead.", .v3, .t2)
        case .wideKnee:
            Statement("Knees wide, big toes on the mat: lower your hips toward your heels.", .v4, .t2)
        case .walk:
            Statement("Stand up and walk about for a minute.", .d10)
        }
    }

    /// What is different for a body that needs it; it names no condition.
    public static func how(_ adjustment: Adjustment) -> Statement {
        switch adjustment {
        case .kneesApart: Statement("Keep your knees apart, so that nothing presses on the abdomen.", .c3)
        case .props: Statement("Use pillows as props, and let nothing press on the abdomen.", .c3)
        case .gradual: Statement("Fold only little by little, as far as it is easy.", .c1)
        }
    }

    /// How to do `pose`, in the order of reading.
    public static func how(_ pose: Pose) -> [Statement] {
        [how(pose.variation)] + Adjustment.allCases.filter(pose.adjustments.contains).map(how)
    }

    /// How to breathe.
    public static let breath = Statement(
        "In through the nose, out through the mouth; let the back let go with each breath.", .t5)

    /// When to stop.
    public static let caution = Statement("Stop if pain is sharp or gets worse.", .c4)

    /// How to come out of any of them.
    public static let slowly = Statement("Come up slowly.", .t6)

    /// How to come out of it.
    public static func back(_ variation: Variation) -> Statement {
        switch variation {
        case .seated: Statement("Come up slowly, keep breathing.", .t6)
        case .classic, .supported, .wideKnee:
            Statement("Come up slowly: walk the hands back, lift the trunk, keep breathing.", .t6)
        case .walk: Statement("Standing up has ended the sitting.", .d10)
        }
    }
}
