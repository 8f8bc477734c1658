import Foundation
import Testing

/// Checks the options of balasana-agent, which print something and exit.
@Suite struct AgentArgumentsTests {
    /// Runs the agent without a bus. If it starts in spite of an option, it exits with another status.
    private func run(_ arguments: [String]) throws -> (status: Int32, out: String, error: String) {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = Process()
        let (out, error) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: own).deletingLastPathComponent().appending(path: "balasana-agent")
        process.arguments = arguments
        process.environment = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"]
        (process.standardOutput, process.standardError) = (out, error)
        try process.run()
        let output = [out, error].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
        process.waitUntilExit()
        return (process.terminationStatus, output[0], output[1])
    }

    @Test(arguments: ["--help", "-h"]) func `the help fits a narrow terminal`(option: String) throws {
        let answer = try run([option])
        #expect(answer.status == 0 && answer.error == "")
        #expect(answer.out.contains("\nUsage: balasana-agent\n"))
        #expect(answer.out.split(separator: "\n").allSatisfy { $0.count <= 40 })
    }

    @Test func `the version has the same format as that of balasana`() throws {
        let answer = try run(["--version"])
        #expect(answer.status == 0 && answer.error == "")
        #expect(answer.out.firstMatch(of: #/^\d+\.\d+\.\d+\n$/#) != nil)
    }

    @Test func `a line of the log has no control characters`() throws {
        let word = try run(["\u{1B}[2J\u{202E}a\nb"])
        #expect(
            word == (
                64, "",
                "balasana-agent: Unexpected argument \"\u{FFFD}[2J\u{FFFD}a\u{FFFD}b\". See `balasana-agent --help`.\n"
            ))
    }

    @Test func `an invalid option or argument gives an error on one line`() throws {
        let option = try run(["--verbose"])
        #expect(option == (64, "", "balasana-agent: Unknown option --verbose. See `balasana-agent --help`.\n"))
        let word = try run(["--version", "now"])
        #expect(word == (64, "", "balasana-agent: Unexpected argument \"now\". See `balasana-agent --help`.\n"))
    }

    @Test func `without options the agent starts, which requires a bus`() throws {
        let answer = try run([])
        #expect(answer.status == 69 && answer.out == "")
        #expect(answer.error.hasPrefix("balasana-agent: No session bus was found, so no reminders can be shown: "))
    }

    @Test func `a home folder whose name is not UTF-8 is refused`() throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let agent = URL(filePath: own).deletingLastPathComponent().appending(path: "balasana-agent").path
        let process = Process()
        let error = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        // Foundation passes only UTF-8 to a process.
        process.arguments = ["-c", #"HOME="$(printf '/nowhere/m\374ller')" "$1""#, "sh", agent]
        process.environment = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "PATH": "/usr/bin:/bin"]
        process.standardError = error
        try process.run()
        let said = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 64)
        #expect(said == "balasana-agent: HOME is not UTF-8 text: /nowhere/m\u{FFFD}ller\n")
    }
}
