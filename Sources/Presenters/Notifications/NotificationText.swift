import ReminderCore

/// What a notification says and offers, before it is fitted to a server.
public struct NotificationText: Hashable, Sendable {
    /// One line.
    public var summary: String
    /// Sentences, a line each, the most important first: every server cuts from the end.
    public var lines: [String]
    /// The buttons, three at most, because GNOME shows no more. Closing it is always possible.
    public var actions: [Choice]
    /// Whether the commands of these actions do the same, and may be named where there are no buttons.
    public var namesCommands = true
    /// The drawing beside the words.
    public var picture: Picture?
    /// How long a notice stays on the screen. Reminders, holds and questions have times of their own.
    public var noticeTime: Duration = .seconds(20)
    /// Whether a notice is read to its last line.
    public var isLong = false

    /// A button.
    public struct Choice: Hashable, Sendable {
        /// The action key.
        public var action: Action
        /// The words on the button.
        public var label: String
        /// The words where buttons are narrow; nil for ``label``.
        public var shortLabel: String?

        /// The words on the button of a server with these `traits`.
        public func label(for traits: ServerTraits) -> String {
            traits.hasNarrowButtons ? shortLabel ?? label : label
        }
    }

    /// The body for a server with these `traits`; nil where it shows none.
    public func body(for traits: ServerTraits) -> String? {
        guard traits.hasBody else { return nil }
        // Servers without buttons leave the keyboard; the command does the same.
        let commands = traits.hasButtons || !namesCommands ? [] : commands
        let text = (commands.prefix(1) + lines + commands.dropFirst()).joined(separator: "\n")
        return traits.hasMarkup ? Markup.escaped(text) : text
    }

    /// The commands that do what the actions do, one line for those that differ in the last word alone.
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
