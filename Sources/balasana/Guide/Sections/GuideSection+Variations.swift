import Presenters
import ReminderCore

extension GuideSection {
    /// The pose that each kind of reminder suggests, with the reason (rule 5). Kinds with the same pose share an entry.
    static func yours(_ settings: Settings, _ practice: Practice, _ calendar: Calendar) -> GuideSection {
        var choices: [PoseChoice] = []
        var names: [PoseChoice: [String]] = [:]
        for (kind, name) in KindText.names(settings) {
            let choice = settings.choice(of: kind, practice)
            if names[choice] == nil { choices.append(choice) }
            names[choice, default: []].append(name)
        }
        return GuideSection(
            heading: "Your variation",
            entries: choices.map { choice in
                GuideEntry(
                    names[choice].map(DateText.list)?.capitalizedFirst, Picture(choice.pose.variation),
                    [reason(choice, calendar)] + PoseText.how(choice.pose))
            })
    }

    /// The four variations of the pose and who they suit (V1 to V4).
    static let variations = GuideSection(
        heading: "The four variations",
        entries: [
            GuideEntry(
                "Classic", .classic,
                [
                    Statement("It suits most people.", .v1),
                    Statement("It is the pose in the six steps above.", .v1, .t1, .t2, .t3, .t4, .t5, .t6),
                ]),
            GuideEntry(
                "Seated", .seated,
                [
                    Statement(
                        "Choose it if your knees or ankles are uncomfortable, or if you cannot kneel on the floor.",
                        .v2),
                    Statement(
                        "Sit tall on a chair, feet on the ground. Fold forward a little and reach toward your knees.",
                        .v2),
                ]),
            GuideEntry(
                "Supported", .supported,
                [
                    Statement("Choose it if you are a beginner or if your hips are tight.", .v3),
                    Statement("Put a bolster or pillows under your trunk or your forehead.", .v3),
                ]),
            GuideEntry(
                "Wide-knee", .wideKnee,
                [
                    Statement("Choose it for a deeper stretch of the hips and more room for your trunk.", .v4),
                    Statement("Keep your knees wide and your big toes on the mat.", .v4),
                ]),
        ])

    private static func reason(_ choice: PoseChoice, _ calendar: Calendar) -> Statement {
        Statement(PlanText.pose(choice, calendar), fact(of: choice.pose.variation))
    }

    private static func fact(of variation: Variation) -> Fact {
        switch variation {
        case .classic: .v1
        case .seated: .v2
        case .supported: .v3
        case .wideKnee: .v4
        case .walk: .d10
        }
    }
}
