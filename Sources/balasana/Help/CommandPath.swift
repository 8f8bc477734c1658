import ArgumentParser
import Storage

/// The command that the words of a command line name, and the words after it.
struct CommandPath {
    /// The commands from the root to the last one named.
    let commands: [any ParsableCommand.Type]
    /// The words after the last command name.
    let rest: [String]

    init(_ words: [String]) {
        var commands: [any ParsableCommand.Type] = []
        var next: (any ParsableCommand.Type)? = BalasanaCommand.self
        var rest = words[...]
        if rest.first == "help" { rest = rest.dropFirst() }
        while let command = next {
            commands.append(command)
            next = command.configuration.subcommands.first { $0._commandName == rest.first }
            if next != nil { rest = rest.dropFirst() }
        }
        self.commands = commands
        self.rest = Array(rest)
    }

    /// The names of the commands, without the program's name.
    var names: [String] { commands.dropFirst().map { $0._commandName } }

    /// The command as the user types it, with the program's name.
    var typed: String { (["balasana"] + names).joined(separator: " ") }

    /// The word in place of a subcommand, if no subcommand has that name.
    var unknownCommand: String? {
        guard let first = rest.first, !first.hasPrefix("-"), !subcommands.isEmpty else { return nil }
        return first
    }

    /// The subcommand that the user may have meant by `word`: the most similar one of those that begin with
    /// it, or else of all.
    func nearest(to word: String) -> String? {
        let names = subcommands.map { $0._commandName }
        let begun = names.filter { $0.hasPrefix(word) }
        if begun.count == 1 { return begun[0] }
        return NearestWord.nearest(to: word, among: begun) ?? NearestWord.nearest(to: word, among: names)
    }

    /// The usage of the command, one form per line.
    var usage: String {
        BalasanaCommand.usageString(for: commands[commands.count - 1]).replacing("<subcommand>", with: "<command>")
    }

    private var subcommands: [any ParsableCommand.Type] { commands[commands.count - 1].configuration.subcommands }
}
