import ReminderCore

/// How each variation of Child's Pose is done, in as many words as a bubble holds (pose-facts T1 to T6, V1 to V4).
enum PoseText {
    static func name(_ variation: Variation) -> String {
        switch variation {
        case .classic: "Child's Pose"
        case .seated: "Child's Pose on the chair"
        case .supported: "supported Child's Pose"
        case .wideKnee: "wide-knee Child's Pose"
        }
    }

    /// How to get into it (T1, T2, T4; V2; V3; V4).
    static func how(_ variation: Variation) -> String {
        switch variation {
        case .classic: "From all fours, breathe out and lower your hips toward your heels; rest your forehead."
        case .seated: "On the chair, feet on the ground: sit tall, fold forward a little, arms toward the knees."
        case .supported: "Lower your hips toward your heels, with pillows under trunk or forehead."
        case .wideKnee: "Knees wide, big toes on the mat: lower your hips toward your heels."
        }
    }

    /// How to breathe (T5).
    static let breath = "In through the nose, out through the mouth; let the back let go with each breath."

    /// When to stop (C4).
    static let caution = "Stop if pain is sharp or gets worse."

    /// How to come out of it (T6).
    static func back(_ variation: Variation) -> String {
        variation.isOnChair
            ? "Come up slowly, keep breathing."
            : "Come up slowly: walk the hands back, lift the trunk, keep breathing."
    }
}
