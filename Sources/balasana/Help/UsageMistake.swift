import Storage

/// Turns the parser's message about a mistake on the command line into a sentence of this program.
struct UsageMistake {
    /// The command that the words of the command line name.
    let path: CommandPath
    /// The description of that command, with its arguments.
    let command: CommandTree.Command
    /// The parser's message.
    let message: String

    /// The sentence for the user.
    var sentence: String {
        unknownCommand ?? unknownOption ?? invalidValue ?? missing ?? unexpected ?? unsupportedShell
            ?? Self.ended(message)
    }

    private var unknownCommand: String? {
        guard let word = path.unknownCommand else { return nil }
        let unknown = "Unknown command \"\(word.harmless)\"."
        guard let nearest = path.nearest(to: word) else {
            return "\(unknown) `\(path.typed) --help` lists the commands."
        }
        return "\(unknown) Did you mean `\(path.typed) \(nearest)`?"
    }

    private var unknownOption: String? {
        guard let name = quoted(after: "Unknown option '") else { return nil }
        let unknown = "Unknown option \(name.harmless)."
        let known = (command.arguments ?? []).flatMap(\.typedNames).filter { $0.hasPrefix("--") }
        guard name.hasPrefix("--"), let nearest = NearestWord.nearest(to: name, among: known) else { return unknown }
        return "\(unknown) Did you mean \(nearest)?"
    }

    /// For `The value 'X' is invalid for 'NAME'`, which may be followed by the reason from the argument's own type.
    private var invalidValue: String? {
        let begin = "The value '"
        guard message.hasPrefix(begin), let middle = message.firstRange(of: "' is invalid for '") else { return nil }
        let value = message[..<middle.lowerBound].dropFirst(begin.count)
        let name = message[middle.upperBound...].prefix { $0 != "'" }
        let reason = message[middle.upperBound...].dropFirst(name.count + 1)
        if reason.hasPrefix(": ") { return Self.ended(String(reason.dropFirst(2))) }
        let argument = argument(name)
        let option = String(name.prefix { $0 != " " })
        let what = argument.flatMap { $0.isPositional ? "The \($0.valueName)" : nil } ?? option
        if let values = argument?.allValues, !values.isEmpty {
            return "\(what) must be \(Self.list(values)), not \"\(value.harmless)\"."
        }
        return "\"\(value.harmless)\" is not a valid value for \(what)."
    }

    private var missing: String? {
        if let name = quoted(after: "Missing value for '") {
            let words = name.split(separator: " ", maxSplits: 1)
            return "The option \(words[0]) needs a value\(words.count > 1 ? ": \(words[1])" : "")."
        }
        guard let name = quoted(after: "Missing expected argument '") else { return nil }
        let argument = argument(name)
        let values = argument?.allValues.map { " Use \(Self.list($0))." } ?? ""
        let isPositional = argument?.isPositional ?? !name.hasPrefix("-")
        let what = isPositional ? "argument \(argument?.typedValue ?? name)" : "option \(name)"
        return "The \(what) is missing.\(values)"
    }

    private var unexpected: String? {
        if let name = quoted(after: "The option '") { return "The option \(name) does not take a value." }
        if let word = quoted(after: "Unexpected argument '") { return "Unexpected argument \"\(word.harmless)\"." }
        guard let begin = message.firstRange(of: " unexpected arguments: '"), message.hasSuffix("'") else { return nil }
        let words = message[begin.upperBound...].dropLast().split(separator: "', '").map { "\"\($0.harmless)\"" }
        return "Unexpected arguments \(words.joined(separator: ", "))."
    }

    private var unsupportedShell: String? {
        guard let shell = quoted(after: "Can't generate completion scripts for '") else { return nil }
        return "There are completions for bash, zsh and fish, not for \"\(shell.harmless)\"."
    }

    private func argument(_ name: some StringProtocol) -> CommandTree.Argument? {
        let word = String(name.prefix { $0 != " " })
        return command.arguments?.first { $0.typedNames.contains(word) || name.hasPrefix("<\($0.valueName)>") }
    }

    private func quoted(after begin: String) -> String? {
        guard message.hasPrefix(begin) else { return nil }
        return String(message.dropFirst(begin.count).prefix { $0 != "'" })
    }

    private static func list(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
    }

    private static func ended(_ sentence: String) -> String {
        sentence.last.map { ".!?".contains($0) } ?? true ? sentence : sentence + "."
    }
}
