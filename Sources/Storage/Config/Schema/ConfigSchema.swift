import ReminderCore

/// Every group and key of this version; a new key is added here. The groups are computed, so the agent does not keep
/// them in memory between two readings of the config.
enum ConfigSchema {
    /// A group that a config has once.
    struct Group: Sendable {
        /// The text between the brackets.
        let name: String
        private let makeFields: @Sendable () -> [ConfigField<Settings>]

        fileprivate init(name: String, fields: @autoclosure @escaping @Sendable () -> [ConfigField<Settings>]) {
            self.name = name
            makeFields = fields
        }

        /// Its keys. They are made when they are asked for, because most configs mention few groups.
        var fields: [ConfigField<Settings>] { makeFields() }
    }

    /// The groups that a config has once for each name.
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

        /// The word for it in a sentence.
        var noun: String {
            switch self {
            case .slot: "session"
            case .meal: "meal"
            }
        }
    }

    /// The groups that a config has once, in the order of the shipped config.
    static var groups: [Group] {
        [
            Group(name: "sitting", fields: sitting),
            Group(name: "delivery", fields: delivery),
            Group(name: "calls", fields: calls),
            Group(name: "quiet", fields: quiet),
            Group(name: "snooze", fields: snooze),
            Group(name: "guide", fields: guide),
            Group(name: "tray", fields: tray),
            Group(name: "history", fields: history),
            Group(name: "programme", fields: programme),
            Group(name: "body", fields: body),
            Group(name: "meals", fields: meals),
        ]
    }

    private static var sitting: [ConfigField<Settings>] {
        [
            ConfigField(
                "remind_after", \.sitting.remindAfter, .durationOrOff(),
                "Remind me after this much sitting; off switches these reminders off."),
            ConfigField(
                "break_after", \.sitting.breakAfter, .duration(),
                "Being away this long counts as a break and resets sitting time."),
            ConfigField(
                "bump", \.sitting.bump, .shortDuration(.zero ... .seconds(60)),
                "Ignore input shorter than this during a break (for example a bumped desk)."),
            ConfigField("hold", \.sitting.hold, .hold, "Length of the hold at the desk: at first, and at most."),
            ConfigField(
                "hours", \.sitting.hours.ranges, .ranges(none: "always"),
                "Hours of sitting reminders, such as 09:00 to 18:00; always for all day."),
            ConfigField("days", \.sitting.hours.days, .days, "Days of sitting reminders."),
            ConfigField("place", \.sitting.place, .place, place),
            ConfigField("variation", \.sitting.variation, .variation, variation),
        ]
    }

    private static let place = "Where you hold the pose: chair or floor."
    private static let variation = "The pose; auto chooses one for this place."

    private static var delivery: [ConfigField<Settings>] {
        [
            ConfigField(
                "pause", \.delivery.pause, .shortDuration(),
                "Show a reminder once keyboard and mouse rest for this long."),
            ConfigField(
                "patience", \.delivery.patience, .duration(),
                "Show it after waiting this long, even without such a rest."),
            ConfigField(
                "long_pause", \.delivery.longPause, .shortDuration(),
                "After a pause longer than this, wait until you are active again."),
            ConfigField(
                "settle", \.delivery.settle, .duration(.zero...ConfigDuration.longest),
                "Show nothing for this long after you return or log in."),
            ConfigField(
                "on_screen", \.delivery.onScreen, .shortDuration(), "Keep a reminder on the screen for this long."),
            ConfigField(
                "nudge", \.delivery.nudge, .duration(), "Show an unanswered reminder again after this time."),
            ConfigField("nudges", \.delivery.nudges, .number(0...10), "Show it again at most this many times."),
            ConfigField(
                "before_slot", \.delivery.beforeSlot, .duration(.zero...ConfigDuration.longest),
                "Delay a sitting reminder if a session starts within this time."),
            ConfigField(
                "sound", \.delivery.sound, .sound,
                "What you hear with a reminder: none, chime, or voice to have it read out."),
        ]
    }

    private static var calls: [ConfigField<Settings>] {
        [
            ConfigField(
                "calls_and_films", \.calls.silence, .silence,
                "How time without input counts in a call or a film: sitting or away."),
            ConfigField(
                "limit", \.calls.limit, .duration(), "Count it as sitting for at most this long, then as away."),
            ConfigField("wait", \.calls.wait, .flag, "Whether reminders wait for the end: yes or no."),
            ConfigField(
                "longest_wait", \.calls.longestWait, .duration(),
                "Wait for at most this long; then later reminders do not wait for that call."),
            ConfigField(
                "ignore", \.calls.ignored, .programs,
                "Programs to ignore, as `balasana status` names them, or unnamed; or none."),
        ]
    }

    private static var quiet: [ConfigField<Settings>] {
        [
            ConfigField(
                "at", \.quiet.ranges, .ranges(none: "off"),
                "Show no reminders in these hours, such as 22:00 to 06:30; or off."),
            ConfigField("days", \.quiet.days, .days, "Days on which these hours begin."),
        ]
    }

    private static var snooze: [ConfigField<Settings>] {
        [
            ConfigField(
                "lengths", \.snooze.lengths, .durations(count: 1...8),
                "How long a snooze can be; the button uses the first length."),
            ConfigField(
                "budget", \.snooze.budget, .number(0...20), "How often you can snooze one reminder; 0 for never."),
        ]
    }

    private static var guide: [ConfigField<Settings>] {
        [
            ConfigField(
                "get_down_floor", \.guide.getDownFloor, .shortDuration(.seconds(1) ... .seconds(600)),
                "Time to get down on the floor before the hold."),
            ConfigField(
                "get_down_chair", \.guide.getDownChair, .shortDuration(.seconds(1) ... .seconds(600)),
                "Time to get ready on the chair."),
            ConfigField(
                "come_up", \.guide.comeUp, .shortDuration(.seconds(1) ... .seconds(600)),
                "Time to come up slowly after the hold."),
            ConfigField(
                "quiet", \.guide.quietPercent, .percent,
                "A hold is done if you leave keyboard and mouse alone for this much of it."),
            ConfigField(
                "voice", \.guide.voice, .audibility, "Voice guidance: slots (in the sessions only), always or never."),
            ConfigField("chime", \.guide.chime, .audibility, "Chimes: slots (in the sessions only), always or never."),
            ConfigField(
                "breathe_in", \.guide.breath.into, .shortDuration(.seconds(1) ... .seconds(20)),
                "Length of a breath in."),
            ConfigField(
                "breathe_out", \.guide.breath.out, .shortDuration(.seconds(1) ... .seconds(20)),
                "Length of a breath out."),
            ConfigField(
                "spoken_breaths", \.guide.breath.spoken, .number(0...100),
                "How many breaths the voice guides before it lets you rest."),
        ]
    }

    private static var tray: [ConfigField<Settings>] {
        [
            ConfigField(
                "show", \.tray.isShown, .flag, "Whether an icon in the panel shows the state and a menu: yes or no.")
        ]
    }

    private static var history: [ConfigField<Settings>] {
        [
            ConfigField(
                "weekly_note", \.history.weeklyNote, .weekday,
                "Day of a quiet note about the seven days before, such as mon; or off.")
        ]
    }

    private static var programme: [ConfigField<Settings>] {
        [
            ConfigField(
                "comfortable", \.programme.comfortable, .number(2...20),
                "Lengthen the hold after this many comfortable ones in a row."),
            ConfigField(
                "step", \.programme.step, .shortDuration(.seconds(1) ... .seconds(60)),
                "Lengthen it by this much; shorten it by this much if it was too long."),
        ]
    }

    private static var body: [ConfigField<Settings>] {
        [
            ConfigField(
                "knees", \.body.knees, .flag, "Knee or ankle pain when bending: yes or no.", safe: true),
            ConfigField("hips", \.body.hips, .flag, "An injured or tight hip: yes or no.", safe: true),
            ConfigField(
                "disc", \.body.disc, .flag, "A herniated disc or another severe disc problem: yes or no.", safe: true),
            ConfigField("pregnancy", \.body.pregnancy, .flag, "Pregnancy: yes or no.", safe: true),
            ConfigField("floor", \.body.floor, .flag, "A floor that you can kneel on: yes or no.", safe: false),
        ]
    }

    private static var meals: [ConfigField<Settings>] {
        [
            ConfigField(
                "wait", \.afterMeal, .duration(.seconds(3600) ... .seconds(6 * 3600)),
                "Offer no pose for this long after a meal.")
        ]
    }

    /// The keys of a `[slot NAME]` group.
    static var slot: [ConfigField<SlotSettings>] {
        [
            ConfigField("at", \.at, .time, "When the session opens; off switches it off."),
            ConfigField("days", \.days, .days, "Days on which it opens."),
            ConfigField("hold", \.hold, .hold, "Length of the hold: at first, and at most."),
            ConfigField(
                "catch_up", \.catchUp, .duration(.seconds(1) ... .seconds(23 * 3600)),
                "How long after its time you can still do it; after 30 min, on the chair."),
            ConfigField("place", \.place, .place, place),
            ConfigField("variation", \.variation, .variation, variation),
            ConfigField(
                "purpose", \.purpose, .purpose,
                "What it is for: daily, or a warm-up before or a cool-down after a workout."),
            ConfigField(
                "note", \.note, .note(longest: SlotSettings.longestNote),
                "A line of your own that its reminder shows; or none."),
        ]
    }

    /// The keys of a `[meal NAME]` group.
    static var meal: [ConfigField<MealSettings>] {
        [
            ConfigField("at", \.times, .meal, "When you eat; off switches the meal off."),
            ConfigField("days", \.days, .days, "Days on which you eat then."),
        ]
    }
}
