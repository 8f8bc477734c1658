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
            lines.append("To answer: " + actions.map { "balasana \($0.action.command)" }.joined(separator: ", ") + ".")
        }
        let text = lines.joined(separator: "\n")
        return traits.hasMarkup ? Markup.escaped(text) : text
    }
}
