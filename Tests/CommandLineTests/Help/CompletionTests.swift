import Foundation
import Testing

@testable import balasana

/// The completion lists that the parser gives to shells.
private struct Lists: Decodable {
    struct Command: Decodable {
        let commandName: String
        let superCommands: [String]?
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// Each value with the words to type before it.
        var lines: [(words: [String], value: String)] {
            let path = superCommands.map { $0.dropFirst() + [commandName] } ?? []
            return (arguments ?? []).flatMap { argument in
                (argument.completionKind?.list?.values ?? []).map { (path + argument.option, $0) }
            } + (subcommands ?? []).flatMap(\.lines)
        }
    }

    struct Argument: Decodable {
        struct Kind: Decodable {
            struct List: Decodable {
                let values: [String]
            }
            let list: List?
        }
        let preferredName: CommandTree.Argument.Name?
        let completionKind: Kind?

        var option: [String] { preferredName.map { [$0.typed] } ?? [] }
    }

    let command: Command
}

/// Checks completions in bash, which is available everywhere.
@Suite("Completion") struct CompletionTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    /// The completions that bash offers for the last of `words`.
    private func offered(_ words: String...) throws -> [String] {
        let script = try home.run("--generate-completion-script", "bash")
        #expect(script.status == 0)
        try home.put("completion", script.out)
        try home.put(
            "ask",
            """
            PATH=$(dirname "$0"):$PATH
            source completion
            COMP_WORDS=("balasana" "$@") COMP_CWORD=$# COMP_LINE="balasana $*"
            COMP_POINT=${#COMP_LINE}
            complete=$(complete -p balasana | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
            $complete balasana "${@: -1}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """)
        let bash = Process()
        let output = Pipe()
        bash.executableURL = URL(filePath: "/bin/bash")
        bash.arguments = ["--norc", "-c", ". ./ask", try UserHome.program] + words
        bash.currentDirectoryURL = URL(filePath: home.path)
        bash.environment = ["HOME": home.path, "PATH": "/usr/bin:/bin"].merging(home.environment) { $1 }
        bash.standardOutput = output
        try bash.run()
        let completions = output.fileHandleForReading.readDataToEndOfFile()
        bash.waitUntilExit()
        return String(decoding: completions, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `commands, poses and answers are completed`() throws {
        #expect(try offered("sta") == ["start", "stand", "status", "stats"])
        #expect(try offered("hold", "--variation", "") == ["classic", "seated", "supported", "wide-knee"])
        #expect(try offered("comfort", "") == ["comfortable", "too-long", "hurt", "interrupted", "better", "undo"])
        #expect(try offered("comfort", "t") == ["too-long"])
        #expect(try offered("simulate", "--zone", "Europe/Berl") == ["Europe/Berlin"])
    }

    @Test func `settings are completed, including those of the user's slots`() throws {
        try home.put(UserHome.config, "[slot gym]\nat = 17:45\nplace = chair\n[sitting]\nremind_after = 1h\n")
        #expect(try offered("config", "get", "sitting.rem") == ["sitting.remind_after"])
        #expect(try offered("config", "get", "slot.gym.p") == ["slot.gym.place", "slot.gym.purpose"])
        #expect(try offered("config", "set", "slot.gym.pu") == ["slot.gym.purpose"])
    }

    @Test func `after a setting, its allowed words or its value and default are offered`() throws {
        try home.put(UserHome.config, "[sitting]\nremind_after = 1h\n")
        #expect(
            try offered("config", "set", "sitting.variation", "")
                == ["auto", "classic", "seated", "supported", "wide-knee"])
        #expect(try offered("config", "set", "body.knees", "y") == ["yes"])
        #expect(try offered("config", "set", "sitting.remind_after", "") == ["1h", "45m"])
        #expect(try offered("config", "set", "snooze.budget", "") == ["3"])
        #expect(try offered("config", "set", "no.such", "") == [])
    }

    @Test func `a snooze offers the lengths in the config, a pause offers longer ones`() throws {
        try home.put(UserHome.config, "[snooze]\nlengths = 2m, 1h\n")
        #expect(try offered("snooze", "") == ["until", "until-call-ends", "2m", "1h"])
        #expect(try offered("snooze", "until", "") == ["tomorrow"])
        #expect(try offered("pause", "3") == ["30m"])
    }

    @Test func `every completion is accepted`() throws {
        var count = 0
        let dump = try home.run("--experimental-dump-help").out
        for (words, value) in try JSONDecoder().decode(Lists.self, from: Data(dump.utf8)).command.lines {
            count += 1
            #expect(throws: Never.self, "\(words) \(value)") {
                _ = try BalasanaCommand.parseAsRoot(words + [value])
            }
        }
        #expect(count >= 8)
        for delays in [("snooze", try offered("snooze", "")), ("pause", try offered("pause", ""))] {
            #expect(delays.1.count > 4)
            for delay in delays.1 {
                // The user types the time after `until`.
                let words = delay == "until" ? [delay, "15:30"] : [delay]
                #expect(throws: Never.self, "\(delay)") { _ = try BalasanaCommand.parseAsRoot([delays.0] + words) }
            }
        }
        let zones = try offered("simulate", "--zone", "")
        #expect(zones.count > 300)
        for zone in zones { #expect(throws: Never.self, "\(zone)") { _ = try ZoneArgument.parse(zone) } }
    }
}
