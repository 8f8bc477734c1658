import FoundationEssentials

/// The commands and their arguments as the parser describes them: the source of the help, of the messages about
/// mistakes and of balasana(1).
struct CommandTree: Decodable {
    /// A command and those below it.
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let superCommands: [String]?
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// Its words without the program's, such as `config set`.
        var words: String { ((superCommands ?? []).dropFirst() + [commandName]).joined(separator: " ") }

        /// The commands below it that can be run, itself where there are none, in the order of the help.
        var leaves: [Command] {
            guard let subcommands, !subcommands.isEmpty else { return [self] }
            return subcommands.filter { $0.commandName != "help" }.flatMap(\.leaves)
        }

        /// Its arguments without `--help` and `--version`, which every command takes.
        var ownArguments: [Argument] {
            (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName) }
        }
    }

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            /// As it is typed.
            var typed: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: String
        let valueName: String
        let abstract: String?
        let names: [Name]?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool
        let defaultValue: String?
        let allValues: [String]?

        /// Whether it is known by its place, not by a name.
        var isPositional: Bool { names?.isEmpty ?? true }

        /// Its value as a form shows it, such as `<length>` or `<key> <value>`.
        var typedValue: String { valueName.split(separator: " ").map { "<\($0)>" }.joined(separator: " ") }

        /// Its names as they are typed, the short one first.
        var typedNames: [String] { (names ?? []).map(\.typed).sorted { $0.count < $1.count } }

        /// What it is, which values it takes, and its default.
        var explanation: String {
            var text = abstract ?? ""
            if let allValues, !allValues.allSatisfy({ text.contains($0) }) {
                text += " One of \(allValues.joined(separator: ", "))."
            }
            if let defaultValue { text += " Default: \(defaultValue)." }
            return text
        }
    }

    let command: Command

    /// Asks the parser.
    static func current() throws -> CommandTree {
        try JSONDecoder().decode(CommandTree.self, from: Data(BalasanaCommand._dumpHelp().utf8))
    }

    /// The command of these names below the root; the last one that there is.
    func command(_ names: [String]) -> Command {
        names.reduce(command) { command, name in
            command.subcommands?.first { $0.commandName == name } ?? command
        }
    }
}
