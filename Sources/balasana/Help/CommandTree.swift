import FoundationEssentials

/// The commands and their arguments as the argument parser describes them. The help, the messages about usage mistakes
/// and balasana(1) are made from it.
struct CommandTree: Decodable {
    /// A command with its subcommands.
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let superCommands: [String]?
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// The command's names without the program's name, such as `config set`.
        var words: String { ((superCommands ?? []).dropFirst() + [commandName]).joined(separator: " ") }

        /// The command itself if it can be run, then the subcommands that can be run, at any depth, in the order of the
        /// help. A command with subcommands can be run if it has arguments of its own.
        var leaves: [Command] {
            guard let subcommands, !subcommands.isEmpty else { return [self] }
            let below = subcommands.filter { $0.commandName != "help" }.flatMap(\.leaves)
            return ownArguments.isEmpty ? below : [self] + below
        }

        /// The arguments without `--help` and `--version`, which all commands accept.
        var ownArguments: [Argument] {
            (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName) }
        }
    }

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            /// The name with its dashes.
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

        /// Whether its position identifies it, not a name.
        var isPositional: Bool { names?.isEmpty ?? true }

        /// The placeholder for its value in the usage, such as `<length>` or `<key> <value>`.
        var typedValue: String { valueName.split(separator: " ").map { "<\($0)>" }.joined(separator: " ") }

        /// Its names with dashes, the shortest first.
        var typedNames: [String] { (names ?? []).map(\.typed).sorted { $0.count < $1.count } }

        /// A description with the allowed values and the default.
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

    /// Reads the description of the commands from the parser.
    static func current() throws -> CommandTree {
        try JSONDecoder().decode(CommandTree.self, from: Data(BalasanaCommand._dumpHelp().utf8))
    }

    /// The command at the path `names` below the root. An unknown name is ignored.
    func command(_ names: [String]) -> Command {
        names.reduce(command) { command, name in
            command.subcommands?.first { $0.commandName == name } ?? command
        }
    }
}
