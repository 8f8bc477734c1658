import ReminderCore

extension HistoryEntry {
    /// A row for `name` with plain details: a reminder for sitting or its hold.
    public init(
        at: UTC, _ name: HistoryEvent.Name, _ kind: ReminderKind = .sitting, _ variation: Variation = .classic,
        hold: Duration = .seconds(30), sitting: Duration = .zero
    ) {
        let asked = HistoryEvent.Asked(kind, variation)
        let held = HistoryEvent.Held(kind, variation, hold)
        let start = LocalTimestamp(at + .seconds(-600), in: Calendar(zone: .fixed(offset: 0)))
        let period = HistoryEvent.Period(from: start, ended: .sit)
        let event: HistoryEvent =
            switch name {
            case .shown: .shown(asked, hold: hold, nudge: 0)
            case .started: .started(held)
            case .done: .done(held, .reminder(date: nil), isVerified: true)
            case .partial: .partial(held, .reminder(date: nil), .stopped)
            case .snoozed: .snoozed(asked, HistoryEvent.Snooze(for: .seconds(300), left: 2))
            case .skipped: .skipped(asked)
            case .ignored: .ignored(asked)
            case .missed: .missed(asked)
            case .awayBreak: .awayBreak(nil)
            case .standing: .standing(period, nil)
            case .bout: .bout(from: Self.stamp(at + (.zero - sitting)), .away)
            case .observed: .observed(from: Self.stamp(at + (.zero - .seconds(3600))), .quit)
            case .comfortable: .answered(.felt(.comfortable, held))
            case .tooLong: .answered(.felt(.tooLong, held))
            case .hurt: .answered(.felt(.hurt, held))
            case .interrupted: .answered(.felt(.interrupted, held))
            case .better: .answered(.better)
            case .undo: .undone(.felt(.hurt, held))
            case .ate: .ate
            }
        self.init(at: at, event: event, sitting: sitting)
    }

    private static func stamp(_ time: UTC) -> LocalTimestamp {
        LocalTimestamp(time, in: Calendar(zone: .fixed(offset: 0)))
    }
}
