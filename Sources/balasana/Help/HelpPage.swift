import ArgumentParser
import Presenters

/// The help page of a command.
struct HelpPage {
    /// A command, argument or option with its description.
    struct Row {
        let label: String
        let text: String
    }

    /// Rows under a title.
    struct Part {
        let title: String
        let rows: [Row]
    }

    /// A sentence that says what the command does.
    let abstract: String
    /// The usage, one form per line.
    let usage: String
    let parts: [Part]
    /// Paragraphs separated by empty lines. A line that begins with a space is an example and is not wrapped.
    let closing: String

    /// The last column in which descriptions may begin.
    private static let widestColumn = 24
    /// The fewest columns for descriptions next to the labels.
    private static let narrowestText = 24

    /// The page, wrapped at `width` characters.
    func text(width: Int) -> String {
        var blocks = [Paragraph.lines(abstract, width: width), UsageLayout.lines(usage, width: width)]
        let parts = parts.filter { !$0.rows.isEmpty }
        // The descriptions of all parts begin in the same column, except in parts with longer labels.
        let widest = parts.map { $0.rows.map(\.label.count).max() ?? 0 }
        let shared = widest.filter { $0 + 4 <= Self.widestColumn }.max() ?? 0
        blocks += zip(parts, widest).map { part, own in
            ["\(part.title):"] + Self.lines(part.rows, column: max(own, shared) + 4, width)
        }
        blocks += closing.split(separator: "\n\n").map { Self.lines(String($0), width) }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    /// Labels and descriptions next to each other, or below each other if the descriptions would become too narrow.
    private static func lines(_ rows: [Row], column: Int, _ width: Int) -> [String] {
        let isBeside = column <= widestColumn && width - column >= narrowestText
        return rows.flatMap { row in
            let indent = isBeside ? column : 6
            var lines = Paragraph.lines(row.text, width: width - indent).map { line in
                line.isEmpty ? "" : String(repeating: " ", count: indent) + line
            }
            if isBeside, !lines[0].isEmpty {
                let label = "  \(row.label)"
                lines[0] = label + lines[0].dropFirst(label.count)
                return lines
            }
            return ["  \(row.label)"] + lines.filter { !$0.isEmpty }
        }
    }

    private static func lines(_ block: String, _ width: Int) -> [String] {
        block.split(separator: "\n").flatMap { line in
            line.hasPrefix(" ") ? [String(line)] : Paragraph.lines(String(line), width: width)
        }
    }
}

extension HelpPage {
    /// The help page of the last command in `path`.
    init(_ path: CommandPath, in tree: CommandTree) {
        let command = tree.command(path.names)
        let type = path.commands[path.commands.count - 1]
        let isRoot = path.names.isEmpty
        let arguments = command.ownArguments
        let positional = arguments.filter(\.isPositional).map { Row(label: $0.typedValue, text: $0.explanation) }
        let named = arguments.filter { !$0.isPositional }.map { argument in
            let value = argument.kind == "flag" ? "" : " \(argument.typedValue)"
            return Row(label: argument.typedNames.joined(separator: ", ") + value, text: argument.explanation)
        }
        let version = isRoot ? [Row(label: "--version", text: "Show the version.")] : []
        let options = named + version + [Row(label: "-h, --help", text: "Show this help.")]
        let groups = type.configuration.groupedSubcommands.map { group in
            Part(title: group.name, rows: group.subcommands.map(Self.row))
        }
        let others = Part(title: "Commands", rows: type.configuration.ungroupedSubcommands.map(Self.row))
        abstract = command.abstract ?? ""
        usage = path.usage
        parts =
            [Part(title: "Arguments", rows: positional)] + groups
            + [others, Part(title: "Options", rows: options)] + (isRoot ? [Self.examples] : [])
        closing = [isRoot ? Self.pointers : "", command.discussion ?? ""].joined(separator: "\n\n")
    }

    private static func row(_ command: any ParsableCommand.Type) -> Row {
        Row(label: command._commandName, text: command.configuration.abstract)
    }

    private static let examples = Part(
        title: "Examples",
        rows: [
            Row(label: "balasana snooze 10", text: "Remind me again in 10 minutes."),
            Row(label: "balasana pause until 15:30", text: "No reminders until half past three."),
            Row(label: "balasana config set sitting.remind_after 50m", text: "Remind me after 50 minutes of sitting."),
        ])

    private static let pointers = """
        `balasana guide` explains the pose, and `balasana <command> --help` a command.
        Manual pages: balasana(1), balasana.conf(5) and balasana-json(7).
        """
}
