import Foundation

/// The commands as `balasana --experimental-dump-help` tells of them: what the help is made from, too.
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

        /// The commands that are none of groups, itself or below it, in the order of the help.
        var leaves: [Command] {
            guard let subcommands, !subcommands.isEmpty else { return [self] }
            return subcommands.filter { $0.commandName != "help" }.flatMap(\.leaves)
        }

        /// What it takes, but for what every command does.
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

        /// As it stands in a synopsis.
        var synopsis: String {
            let value = valueName.split(separator: " ").map { Roff.italic(String($0)) }.joined(separator: " ")
            guard let names, !names.isEmpty else {
                return isOptional ? "[\(value)]" : value
            }
            let typed = names.map { Roff.bold($0.typed) }.joined(separator: ", ")
            let whole = kind == "flag" ? typed : "\(typed) \(value)"
            return isOptional ? "[\(whole)]" : whole
        }

        /// As it stands before its explanation.
        var tag: String {
            let value = Roff.italic(valueName)
            guard let names, !names.isEmpty else { return value }
            let typed = names.map { Roff.bold($0.typed) }.joined(separator: ", ")
            return kind == "flag" ? typed : "\(typed) \(value)"
        }

        /// What it is, which values it takes, and which it has without being given.
        var explanation: String {
            var text = abstract ?? ""
            if let allValues, !allValues.allSatisfy({ text.contains($0) }) {
                text += " One of \(allValues.map { "`\($0)`" }.joined(separator: ", "))."
            }
            if let defaultValue { text += " By default \(defaultValue)." }
            return text
        }
    }

    let command: Command

    /// What the built program tells.
    static func current() throws -> CommandTree {
        let told = try UserHome().run("--experimental-dump-help")
        return try JSONDecoder().decode(CommandTree.self, from: Data(told.out.utf8))
    }
}
