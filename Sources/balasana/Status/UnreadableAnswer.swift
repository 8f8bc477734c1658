import ArgumentParser

extension Exit {
    /// For an answer of the agent that this version of the command cannot read.
    static let unreadableAnswerMessage = "The agent's answer cannot be read. Run `balasana agent restart`."

    /// 69 with ``unreadableAnswerMessage``: agent and command are of versions that differ too much.
    static var unreadableAnswer: ExitCode { unavailable(unreadableAnswerMessage) }
}
