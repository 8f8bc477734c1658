import ReminderCore

/// The menu in the panel. An entry that would do nothing now is left out.
enum TrayMenu {
    /// The numbers of the entries. A submenu has room for ten entries above its own number.
    private enum ID: Int32 {
        case line = 1
        case start, stop, skip, resume, guide, settings, quit, sit, report
        case snooze = 20
        case pause = 40
        case stand = 50
        case comfort = 60
        /// The rule below the first group; those below the next ones follow.
        case rule = 80
    }

    /// The menu for `status`. `line` describes the state.
    static func items(_ status: Status, line: String) -> [TrayMenuItem] {
        let groups: [[TrayMenuItem?]] = [
            [item(.line, .line(line))],
            [hold(status), snoozes(status), skip(status)],
            [standing(status), pauses(status), answers(status)],
            [
                item(.report, .action("Report", .openReport)), item(.guide, .action("Guide", .openGuide)),
                item(.settings, .action("Settings", .openSettings)), item(.quit, .action("Quit Balasana", .quit)),
            ],
        ]
        return zip(ID.rule.rawValue..., groups).reduce(into: []) { items, group in
            let entries = group.1.compactMap(\.self)
            guard !entries.isEmpty else { return }
            if !items.isEmpty { items.append(TrayMenuItem(id: group.0, content: .separator)) }
            items += entries
        }
    }

    private static func item(_ id: ID, _ content: TrayMenuItem.Content) -> TrayMenuItem {
        TrayMenuItem(id: id.rawValue, content: content)
    }

    private static func submenu(_ id: ID, _ label: String, _ entries: [(String, Command)]) -> TrayMenuItem? {
        guard !entries.isEmpty else { return nil }
        let items = zip(Int32(1)..., entries).map { number, entry in
            TrayMenuItem(id: id.rawValue + number, content: .action(entry.0, .command(entry.1)))
        }
        return item(id, .submenu(label, items))
    }

    private static func hold(_ status: Status) -> TrayMenuItem? {
        if let hold = status.hold {
            guard hold.stage != .comingUp else { return nil }
            let label = hold.pose.variation.isPose ? "Stop the Hold" : "Stop the Walk"
            return item(.stop, .action(label, .command(.stop)))
        }
        let isPose = status.next?.variation.isPose ?? true
        return item(.start, .action(isPose ? "Start a Hold" : "Start a Walk", .command(.start)))
    }

    private static func snoozes(_ status: Status) -> TrayMenuItem? {
        guard hasReminder(status) else { return nil }
        return submenu(.snooze, "Snooze", status.snoozes.map { ("For \(DurationPhrase.text($0))", .snooze($0)) })
    }

    private static func skip(_ status: Status) -> TrayMenuItem? {
        hasReminder(status) ? item(.skip, .action("Skip", .command(.skip))) : nil
    }

    private static func hasReminder(_ status: Status) -> Bool {
        switch status.state {
        case .due, .shown, .snoozed: true
        case .sitting, .standing, .away, .paused, .holding: false
        }
    }

    /// The lengths of a pause, or its end.
    private static func pauses(_ status: Status) -> TrayMenuItem? {
        if status.heldBack.contains(where: { $0.reason == .pause }) {
            return item(.resume, .action("Resume", .command(.resume)))
        }
        var lengths: [(String, Command)] = [("For 1 h", .pause(.seconds(3600)))]
        if !status.calls.isEmpty { lengths.append(("Until the Call Ends", .pauseUntil(.callEnd))) }
        lengths.append(("Until Tomorrow", .pauseUntil(.tomorrow)))
        lengths.append(("Until You Resume", .pause(nil)))
        return submenu(.pause, "Pause", lengths)
    }

    /// The lengths of standing, or its end.
    private static func standing(_ status: Status) -> TrayMenuItem? {
        if status.standingSince != nil { return item(.sit, .action("Sit Down", .command(.sit))) }
        let lengths: [(String, Command)] = [
            ("For 30 min", .stand(.seconds(1800))), ("For 1 h", .stand(.seconds(3600))),
            ("Until You Sit Down", .stand(nil)),
        ]
        return submenu(.stand, "Stand Up", lengths)
    }

    private static func answers(_ status: Status) -> TrayMenuItem? {
        submenu(
            .comfort, "How Did the Last Hold Feel?", status.answers.map { (ComfortText.label($0), .comfort($0)) })
    }
}
