import Foundation
import Testing

/// What the agent's program answers without running.
@Suite struct AgentArgumentsTests {
    /// Runs it where there is no bus, so that an agent which starts all the same ends with another status.
    private func run(_ arguments: [String]) throws -> (status: Int32, out: String, error: String) {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = Process()
        let (out, error) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: own).deletingLastPathComponent().appending(path: "balasana-agent")
        process.arguments = arguments
        process.environment = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"]
        (process.standardOutput, process.standardError) = (out, error)
        try process.run()
        let said = [out, error].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
        process.waitUntilExit()
        return (process.terminationStatus, said[0], said[1])
    }

    @Test(arguments: ["--help", "-h"]) func `help is printed, in lines of a narrow terminal`(option: String) throws {
        let answer = try run([option])
        #expect(answer.status == 0 && answer.error == "")
        #expect(answer.out.contains("\nUsage: balasana-agent\n"))
        #expect(answer.out.split(separator: "\n").allSatisfy { $0.count <= 40 })
    }

    @Test func `the version is printed as balasana prints it`() throws {
        let answer = try run(["--version"])
        #expect(answer.status == 0 && answer.error == "")
        #expect(answer.out.firstMatch(of: #/^\d+\.\d+\.\d+\n$/#) != nil)
    }

    @Test func `anything else is a mistake, told in one line`() throws {
        let option = try run(["--verbose"])
        #expect(option == (64, "", "balasana-agent: Unknown option --verbose. See `balasana-agent --help`.\n"))
        let word = try run(["--version", "now"])
        #expect(word == (64, "", "balasana-agent: Unexpected argument \"now\". See `balasana-agent --help`.\n"))
    }

    @Test func `without an argument it runs, for which it needs a bus`() throws {
        let answer = try run([])
        #expect(answer.status == 69 && answer.out == "")
        #expect(answer.error.hasPrefix("balasana-agent: No session bus was found, so no reminders can be shown: "))
    }
}
