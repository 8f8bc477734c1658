import GLibBridge
import ReminderCore

/// A method that carries commands of the user: a line of ``ControlInterface/methods``.
public struct CommandMethod: Sendable {
    /// An argument that the caller gives.
    public struct Argument: Sendable {
        /// Its name in the introspection data.
        public let name: String
        /// Its type, a D-Bus signature of one letter.
        public let type: String
        /// The sentences for the introspection data.
        let meaning: String

        /// A length of time in milliseconds.
        static func length(_ meaning: String) -> Argument {
            Argument(name: "milliseconds", type: "x", meaning: meaning)
        }
    }

    /// The name of the method.
    public let name: String
    /// The sentences for balasana-agent(1) and the introspection data.
    let meaning: String
    /// The arguments, in order. The reply is always a sentence for the user.
    public let arguments: [Argument]
    /// The message for an unknown word, a sentence; nil if it takes no words.
    let unknownWord: String?
    /// The command for the arguments; nil for an unknown word.
    let command: @Sendable ([Variant]) -> Command?
    /// The arguments for a command; nil for a command of another method.
    let values: @Sendable (Command) -> [Variant]?

    /// A method whose arguments decide on the command.
    init(
        _ name: String, _ meaning: String, _ arguments: [Argument], unknownWord: String? = nil,
        command: @escaping @Sendable ([Variant]) -> Command?, values: @escaping @Sendable (Command) -> [Variant]?
    ) {
        self.name = name
        self.meaning = meaning
        self.arguments = arguments
        self.unknownWord = unknownWord
        self.command = command
        self.values = values
    }

    /// A method without arguments.
    init(_ name: String, _ meaning: String, _ command: Command) {
        self.init(name, meaning, [], command: { _ in command }, values: { $0 == command ? [] : nil })
    }
}
