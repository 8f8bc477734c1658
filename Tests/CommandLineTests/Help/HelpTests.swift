import Fixtures
import Testing

@testable import balasana

/// Checks the pages that `--help` prints, for wide and narrow terminals.
@Suite("Help") struct HelpTests {
    /// The names of every command and group, beginning with the program itself.
    static var commands: [[String]] {
        get throws {
            func words(_ command: CommandTree.Command) -> [[String]] {
                let own = command.superCommands == nil ? [] : command.words.split(separator: " ").map(String.init)
                let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
                return [own] + below.flatMap(words)
            }
            return words(try CommandTree.current().command)
        }
    }

    private func page(_ words: [String], width: Int) throws -> String {
        HelpPage(CommandPath(words), in: try .current()).text(width: width) + "\n"
    }

    @Test(arguments: [80, 40]) func `the first page has the commands in groups, and examples`(width: Int) throws {
        let page = try page([], width: width)
        #expect(page == (try GoldenFile.text("help-\(width).txt", now: page)))
    }

    @Test(arguments: [80, 40]) func `the page of a command has its options and an example`(width: Int) throws {
        let pages = try page(["snooze"], width: width) + "\n" + page(["config"], width: width)
        #expect(pages == (try GoldenFile.text("help-of-commands-\(width).txt", now: pages)))
    }

    @Test(arguments: [40, 80]) func `no page is wider than the terminal`(width: Int) throws {
        for words in try Self.commands {
            for line in try page(words, width: width).split(separator: "\n") where line.count > width {
                // Options, and commands for copying, are not wrapped.
                let isWhole = line.hasPrefix("  ") && !line.hasPrefix("      ")
                #expect(isWhole && line.count <= 46, "\(words.joined(separator: " ")): \(line)")
            }
        }
    }

    @Test func `a page is short and has no exit statuses or JSON fields`() throws {
        for words in try Self.commands where !words.isEmpty {
            let page = try page(words, width: 80)
            #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 32, "\(words)")
            #expect(!page.contains("Exit status") && !page.contains("With --json"), "\(words)")
        }
    }

    @Test func `every option and every command is on its page`() throws {
        let tree = try CommandTree.current()
        for words in try Self.commands {
            let page = try page(words, width: 80)
            let command = tree.command(words)
            for argument in command.ownArguments {
                #expect((argument.typedNames + [argument.typedValue]).contains { page.contains($0) }, "\(words)")
            }
            for name in command.subcommands?.map(\.commandName) ?? [] where name != "help" {
                #expect(page.contains("\n  \(name) "), "\(words): \(name)")
            }
        }
    }

    @Test func `no command, --help, -h and help all print the same page, wrapped at COLUMNS`()
        throws
    {
        let home = try UserHome()
        home.environment["COLUMNS"] = "40"
        let asked = try home.run("--help")
        #expect(asked == (0, try page([], width: 40), ""))
        for words in [[], ["-h"], ["help"]] { #expect(try home.run(arguments: words) == asked, "\(words)") }
        let config = (Int32(0), try page(["config", "set"], width: 40), "")
        #expect(try home.run("config", "set", "--help") == config)
        #expect(try home.run("help", "config", "set") == config)
        #expect(try home.run("config").out == page(["config"], width: 40))
    }

    @Test func `the usage is wrapped between its parts`() {
        let usage = "balasana snooze [<length> | until <time> | until-call-ends]"
        #expect(UsageLayout.lines(usage, width: 80) == ["Usage: \(usage)"])
        #expect(
            UsageLayout.lines(usage, width: 40) == [
                "Usage: balasana snooze [<length> | until", "         <time> | until-call-ends]",
            ])
        #expect(
            UsageLayout.lines("balasana a [--option <value>]\nbalasana b", width: 27) == [
                "Usage: balasana a", "         [--option <value>]", "       balasana b",
            ])
    }
}
