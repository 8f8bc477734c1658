import ArgumentParser
import Storage

/// The command that the words of a command line name, as far as they name one.
struct CommandPath {
    /// The commands from the root down.
    let commands: [any ParsableCommand.Type]
    /// The words behind the last name.
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

    /// Its names without the program's.
    var names: [String] { commands.dropFirst().map { $0._commandName } }

    /// The program and its names, as they are typed.
    var typed: String { (["balasana"] + names).joined(separator: " ") }

    /// The word in the place of a command that is none.
    var unknownCommand: String? {
        guard let first = rest.first, !first.hasPrefix("-"), !subcommands.isEmpty else { return nil }
        return first
    }

    /// The name of the command that `word` may have been meant for: the one that it begins, or the nearest.
    func nearest(to word: String) -> String? {
        let names = subcommands.map { $0._commandName }
        let begun = names.filter { $0.hasPrefix(word) }
        return begun.count == 1 ? begun[0] : NearestWord.nearest(to: word, among: names)
    }

    /// What can be typed, a form on each line.
    var usage: String {
        BalasanaCommand.usageString(for: commands[commands.count - 1]).replacing("<subcommand>", with: "<command>")
    }

    private var subcommands: [any ParsableCommand.Type] { commands[commands.count - 1].configuration.subcommands }
}
