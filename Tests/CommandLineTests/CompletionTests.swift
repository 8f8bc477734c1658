import Foundation
import Testing

@testable import balasana

/// What a shell offers behind `balasana`; bash is the one that is everywhere.
@Suite("Completion") struct CompletionTests {
    let home: UserHome

    init() throws {
        home = try UserHome()
    }

    /// What bash offers for the last of `words`.
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
            $(complete -p balasana | sed 's/.* -F \\([^ ]*\\) .*/\\1/') balasana "${@: -1}" "${COMP_WORDS[COMP_CWORD - 1]}"
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
        let said = output.fileHandleForReading.readDataToEndOfFile()
        bash.waitUntilExit()
        return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `commands, poses and answers are offered`() throws {
        #expect(try offered("sta") == ["status", "start"])
        #expect(try offered("hold", "--variation", "") == ["classic", "seated", "supported", "wide-knee"])
        #expect(try offered("comfort", "") == ["comfortable", "too-long", "hurt", "better"])
        #expect(try offered("comfort", "t") == ["too-long"])
        #expect(try offered("simulate", "--zone", "Europe/Berl") == ["Europe/Berlin"])
    }

    @Test func `settings are offered, those of your own slots among them`() throws {
        try home.put(UserHome.config, "[slot gym]\nat = 17:45\nplace = chair\n[sitting]\nremind_after = 1h\n")
        #expect(try offered("config", "get", "sitting.rem") == ["sitting.remind_after"])
        #expect(try offered("config", "get", "slot.gym.p") == ["slot.gym.place", "slot.gym.purpose"])
        #expect(try offered("config", "set", "slot.gym.pu") == ["slot.gym.purpose"])
    }

    @Test func `behind a setting its words are offered, or its value and its default`() throws {
        try home.put(UserHome.config, "[sitting]\nremind_after = 1h\n")
        #expect(
            try offered("config", "set", "sitting.variation", "")
                == ["auto", "classic", "seated", "supported", "wide-knee"])
        #expect(try offered("config", "set", "body.knees", "y") == ["yes"])
        #expect(try offered("config", "set", "sitting.remind_after", "") == ["1h", "45m"])
        #expect(try offered("config", "set", "snooze.budget", "") == ["3"])
        #expect(try offered("config", "set", "no.such", "") == [])
    }
}
