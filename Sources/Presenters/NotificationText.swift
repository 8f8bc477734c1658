import ReminderCore

/// What a notification says and offers, before it is fitted to a server.
public struct NotificationText: Hashable, Sendable {
    /// One line.
    public var summary: String
    /// Sentences, a line each; servers that fold lines still show sentences.
    public var lines: [String]
    /// What can be chosen, besides taking it away: three at most, as GNOME shows no more.
    public var actions: [Choice]
    /// Whether the commands of these actions do the same, and may be named where there are no buttons.
    public var namesCommands = true
    /// What is to be seen beside the words.
    public var picture: Picture?

    /// A button.
    public struct Choice: Hashable, Sendable {
        /// The action key.
        public var action: Action
        /// The words on the button.
        public var label: String
    }

    /// The body for a server with these `traits`; nil where it shows none.
    public func body(for traits: ServerTraits) -> String? {
        guard traits.hasBody else { return nil }
        var lines = lines
        if !traits.hasButtons, namesCommands, !actions.isEmpty {
            // Servers without buttons leave the keyboard; the command does the same.
            lines.append("\(purpose): \(commands).")
        }
        let text = lines.joined(separator: "\n")
        return traits.hasMarkup ? Markup.escaped(text) : text
    }

    /// What the commands are for.
    private var purpose: String {
        switch actions.map(\.action) {
        case [.stop]: "To stop"
        case [.undo]: "To undo"
        case _: "To answer"
        }
    }

    /// The commands that do what the actions do; those of one command are told as its words.
    private var commands: String {
        let words = actions.map { $0.action.command.split(separator: " ") }
        guard words.count > 1, words.allSatisfy({ $0.count == 2 && $0[0] == words[0][0] }) else {
            return words.map { "balasana \($0.joined(separator: " "))" }.joined(separator: ", ")
        }
        let last = words.map { String($0[1]) }
        return "balasana \(words[0][0]) \(last.dropLast().joined(separator: ", ")) or \(last[last.count - 1])"
    }
}
