import Platform
import ReminderCore

/// The content of a notification, before it is adapted to a server.
public struct NotificationText: Hashable, Sendable {
    /// The title, one line.
    public var summary: String
    /// The body, one or more sentences a line, the most important first: every server cuts from the end.
    public var lines: [String]
    /// The buttons, at most three because GNOME shows no more. The user can always close the notification.
    public var actions: [Choice]
    /// True to name the commands for the actions on servers without buttons.
    public var namesCommands = true
    /// The drawing; nil for none.
    public var picture: Picture?
    /// How long a notice stays on the screen. Reminders, holds and questions have their own times.
    public var noticeTime: Duration = .seconds(20)
    /// True for a notice that the user should read to the last line.
    public var isLong = false
    /// True for a notice without sound that a server may show less prominently.
    public var isQuiet = false

    /// A button.
    public struct Choice: Hashable, Sendable {
        /// The action; its raw value is the action key.
        public var action: Action
        /// The text of the button.
        public var label: String
        /// The text of a narrow button; nil for ``label``.
        public var shortLabel: String?

        /// The text of the button on a server with these `traits`.
        public func label(for traits: ServerTraits) -> String {
            (traits.hasNarrowButtons ? shortLabel ?? label : label).harmless
        }
    }

    /// ``summary`` for any server: no server reads markup in it.
    public var title: String { summary.harmless.withUnitsKept }

    /// The body for a server with these `traits`; nil if it shows none.
    public func body(for traits: ServerTraits) -> String? {
        guard traits.hasBody else { return nil }
        // Without buttons the user needs the commands.
        let commands = traits.hasButtons || !namesCommands ? [] : commands
        let lines = commands.prefix(1) + lines.map { $0.harmless.withUnitsKept } + commands.dropFirst()
        let text = lines.joined(separator: "\n") + (traits.cutsLastLines ? room(below: lines) : "")
        return traits.hasMarkup ? Markup.escaped(text) : text
    }

    /// Lines that may be cut, for a server that cuts the last ones of a notification with buttons: one, and one more
    /// for every 50 characters of the title and the text, as measured with lxqt-notificationd 1.2. It would remove a
    /// line with nothing in it.
    private func room(below lines: some Collection<String>) -> String {
        guard !actions.isEmpty else { return "" }
        return String(repeating: "\n\u{A0}", count: 1 + lines.reduce(title.count) { $0 + $1.count } / 50)
    }

    /// The commands for the actions. Those that differ only in the last word share a line.
    private var commands: [String] {
        var lines: [(start: String, choices: [String])] = []
        for action in actions {
            let words = "balasana \(action.action.command)".split(separator: " ")
            let start = words.dropLast().joined(separator: " ")
            let choice = String(words[words.count - 1])
            if let index = lines.firstIndex(where: { $0.start == start }) {
                lines[index].choices.append(choice)
            } else {
                lines.append((start, [choice]))
            }
        }
        return lines.map { "\($0.start) \($0.choices.joined(separator: "|"))" }
    }
}
