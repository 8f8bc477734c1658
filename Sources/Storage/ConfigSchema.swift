import ReminderCore

/// Every group and key that this version knows; the one place that a new key is added to. It is made when it is asked for, so
/// that the agent does not keep it between two readings of the config.
enum ConfigSchema {
    /// A group that is there once.
    struct Group: Sendable {
        /// What is between the brackets.
        let name: String
        /// Its keys.
        let fields: [ConfigField<Settings>]
    }

    /// The groups that are there once for each name.
    enum Named: String, CaseIterable, CustomStringConvertible {
        case slot, meal

        /// Their keys.
        var keys: [String] {
            switch self {
            case .slot: ConfigSchema.slot.map(\.key)
            case .meal: ConfigSchema.meal.map(\.key)
            }
        }

        var description: String { rawValue }

        /// What people call it.
        var noun: String {
            switch self {
            case .slot: "session"
            case .meal: "meal"
            }
        }
    }

    /// The groups that are there once, in the order of the shipped config.
    static var groups: [Group] {
        [
            Group(name: "sitting", fields: sitting),
            Group(name: "delivery", fields: delivery),
            Group(name: "calls", fields: calls),
            Group(name: "quiet", fields: quiet),
            Group(name: "snooze", fields: snooze),
            Group(name: "guide", fields: guide),
            Group(name: "programme", fields: programme),
            Group(name: "body", fields: body),
            Group(name: "meals", fields: meals),
        ]
    }

    private static var sitting: [ConfigField<Settings>] {
        [
            ConfigField("remind_after", \.sitting.remindAfter, .duration(), "Sitting for this long asks for a break."),
            ConfigField(
                "break_after", \.sitting.breakAfter, .duration(),
                "Being away for this long is a break: after it, sitting counts from zero."),
            ConfigField(
                "bump", \.sitting.bump, .shortDuration(.zero ... .seconds(60)),
                "Less input than this does not end a break: somebody only bumped the desk."),
            ConfigField(
                "hold", \.sitting.hold, .hold,
                "How long to hold the pose at the desk: to begin with, and at the very most."),
            ConfigField(
                "hours", \.sitting.hours.ranges, .ranges(none: "always"),
                "Hours of sitting reminders, such as 09:00 to 18:00; always for all day."),
            ConfigField("days", \.sitting.hours.days, .days, "The days of sitting reminders."),
            ConfigField(
                "place", \.sitting.place, .place, "Where you are then: chair or floor."),
            ConfigField(
                "variation", \.sitting.variation, .variation,
                "The pose: auto for what goes with the place, or one of your choice."),
        ]
    }

    private static var delivery: [ConfigField<Settings>] {
        [
            ConfigField(
                "pause", \.delivery.pause, .shortDuration(),
                "A reminder waits for a moment in which you pause for this long."),
            ConfigField(
                "patience", \.delivery.patience, .duration(), "It waits for such a moment no longer than this."),
            ConfigField(
                "long_pause", \.delivery.longPause, .shortDuration(),
                "In a pause longer than this you may have left: it waits until you go on."),
            ConfigField(
                "settle", \.delivery.settle, .duration(.zero...DurationText.longest),
                "Nothing is shown this soon after you come back or log in."),
            ConfigField(
                "on_screen", \.delivery.onScreen, .shortDuration(), "A reminder stays on the screen for this long."),
            ConfigField(
                "nudge", \.delivery.nudge, .duration(), "A reminder without an answer is shown again after this time."),
            ConfigField("nudges", \.delivery.nudges, .number(0...10), "It is shown again this often at most."),
            ConfigField(
                "before_slot", \.delivery.beforeSlot, .duration(.zero...DurationText.longest),
                "A sitting reminder makes way for a slot that comes this soon."),
        ]
    }

    private static var calls: [ConfigField<Settings>] {
        [
            ConfigField(
                "calls_and_films", \.calls.silence, .silence,
                "What it is when you listen or watch without input: sitting or away."),
            ConfigField(
                "limit", \.calls.limit, .duration(),
                "It is sitting for this long at most; after that you have left long ago."),
            ConfigField("wait", \.calls.wait, .flag, "Whether reminders wait for the end: yes or no."),
            ConfigField("longest_wait", \.calls.longestWait, .duration(), "A reminder waits no longer than this."),
            ConfigField(
                "ignore", \.calls.ignored, .programs,
                "Programs that do not count, by the name in `balasana status`; or none."),
        ]
    }

    private static var quiet: [ConfigField<Settings>] {
        [
            ConfigField(
                "at", \.quiet.ranges, .ranges(none: "off"),
                "No reminder comes in these hours, such as 22:00 to 06:30; off for none."),
            ConfigField("days", \.quiet.days, .days, "The days on which they begin."),
        ]
    }

    private static var snooze: [ConfigField<Settings>] {
        [
            ConfigField(
                "lengths", \.snooze.lengths, .durations(count: 1...8),
                "How long a reminder can be put off; the first one is the button's."),
            ConfigField(
                "budget", \.snooze.budget, .number(0...20), "How often one reminder can be put off; 0 for not at all."),
        ]
    }

    private static var guide: [ConfigField<Settings>] {
        [
            ConfigField(
                "get_down_floor", \.guide.getDownFloor, .shortDuration(.seconds(1) ... .seconds(600)),
                "Time to get down on the floor before the hold begins."),
            ConfigField(
                "get_down_chair", \.guide.getDownChair, .shortDuration(.seconds(1) ... .seconds(600)),
                "Time to get ready on the chair."),
            ConfigField(
                "come_up", \.guide.comeUp, .shortDuration(.seconds(1) ... .seconds(600)),
                "Time to come up slowly after the hold."),
            ConfigField(
                "quiet", \.guide.quietPercent, .percent,
                "A hold counts as done if keyboard and mouse rest for this much of it."),
            ConfigField(
                "voice", \.guide.voice, .audibility,
                "Whether a voice leads the hold: slots, always (at the desk too) or never."),
            ConfigField(
                "chime", \.guide.chime, .audibility, "Whether chimes mark its stages: slots, always or never."),
            ConfigField(
                "breathe_in", \.guide.breath.into, .shortDuration(.seconds(1) ... .seconds(20)),
                "How long a breath in takes."),
            ConfigField(
                "breathe_out", \.guide.breath.out, .shortDuration(.seconds(1) ... .seconds(20)),
                "How long a breath out takes."),
            ConfigField(
                "spoken_breaths", \.guide.breath.spoken, .number(0...100),
                "How many breaths the voice leads; then it lets you rest."),
        ]
    }

    private static var programme: [ConfigField<Settings>] {
        [
            ConfigField(
                "comfortable", \.programme.comfortable, .number(2...20),
                "So many comfortable holds in a row make the next one longer."),
            ConfigField(
                "step", \.programme.step, .shortDuration(.seconds(1) ... .seconds(60)),
                "How much longer, or shorter when it was too long."),
        ]
    }

    private static var body: [ConfigField<Settings>] {
        [
            ConfigField(
                "knees", \.body.knees, .flag, "Do your knees or ankles hurt when you bend them? yes or no.", safe: true),
            ConfigField(
                "hips", \.body.hips, .flag, "Is a hip injured or tight?", safe: true),
            ConfigField(
                "disc", \.body.disc, .flag, "Have you a herniated disc, or another severe disc problem?", safe: true),
            ConfigField(
                "pregnancy", \.body.pregnancy, .flag, "Are you pregnant?", safe: true),
            ConfigField(
                "floor", \.body.floor, .flag, "Is there a floor that you can kneel on?", safe: false),
        ]
    }

    private static var meals: [ConfigField<Settings>] {
        [
            ConfigField(
                "wait", \.afterMeal, .duration(.seconds(3600) ... .seconds(6 * 3600)),
                "No pose is offered for this long after a meal.")
        ]
    }

    /// The keys of a `[slot NAME]` group.
    static var slot: [ConfigField<SlotSettings>] {
        [
            ConfigField("at", \.at, .time, "When the slot opens, from its next time on; off switches it off."),
            ConfigField("days", \.days, .days, "The days on which it opens."),
            ConfigField("hold", \.hold, .hold, "How long to hold the pose: to begin with, and at the very most."),
            ConfigField(
                "catch_up", \.catchUp, .duration(.seconds(1) ... .seconds(23 * 3600)),
                "How long after its time it can still be answered."),
            ConfigField("place", \.place, .place, "Where you are then: chair or floor."),
            ConfigField(
                "variation", \.variation, .variation,
                "The pose: auto for what goes with the place, or one of your choice."),
            ConfigField("purpose", \.purpose, .purpose, "What it is for: daily, or before or after a workout."),
        ]
    }

    /// The keys of a `[meal NAME]` group.
    static var meal: [ConfigField<MealSettings>] {
        [
            ConfigField("at", \.times, .meal, "When you eat; off switches the meal off."),
            ConfigField("days", \.days, .days, "The days on which you do."),
        ]
    }
}
