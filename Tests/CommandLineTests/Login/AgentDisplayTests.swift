import ReminderCore
import Testing

@testable import balasana

/// The comparison of the agent's display with the one of the command.
@Suite("Display of the agent") struct AgentDisplayTests {
    @Test func `another display is named, with the command that moves the agent`() throws {
        let other = try #require(AgentDisplay(["DISPLAY": ":5"], agent: ["DISPLAY": ":0"]))
        #expect(other.problem == "The agent watches the display :0, and you are on :5.")
        let wayland = AgentDisplay(["WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":0"], agent: ["DISPLAY": ":0"])
        #expect(wayland?.own == "wayland-1")
        let idle = SourceReport([SourceReport.Entry(.idle, inUse: ["X11 SYNC"])])
        let answers = AgentFacts.Answers(version: "1.0.0", survey: idle, otherDisplay: other)
        let finding = AgentFacts.running(answers).findings(version: "1.0.0").first
        #expect(finding?.what == "\(other.problem) Input here does not count.")
        #expect(finding?.advice == "To move it here, run `balasana agent restart`.")
    }

    @Test(arguments: [
        (["DISPLAY": ":0"], ["DISPLAY": ":0.0"]), ([:], ["DISPLAY": ":0"]), (["DISPLAY": ":0"], [:]),
        (["DISPLAY": "localhost:10.0", "SSH_CONNECTION": "x"], ["DISPLAY": ":0"]),
        (["WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":1"], ["WAYLAND_DISPLAY": "wayland-0"]),
    ])
    func `the same display, none, or one that SSH forwards is no mismatch`(
        own: [String: String], agent: [String: String]
    ) {
        #expect(AgentDisplay(own, agent: agent) == nil)
    }
}
