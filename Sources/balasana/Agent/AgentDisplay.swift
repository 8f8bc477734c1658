/// The display of the running agent and the one of this command, if they are not the same. An agent sees input on its
/// own display only.
struct AgentDisplay: Hashable {
    /// The agent's display, such as `wayland-1` or `:0`.
    let agent: String
    /// The display of this command.
    let own: String

    /// Nil if the displays are the same or if one of them has none.
    ///
    /// - Parameters:
    ///   - environment: The environment of this command.
    ///   - agent: The environment of the agent.
    init?(_ environment: [String: String], agent: [String: String]) {
        // A display that SSH forwards is not the desktop's.
        guard environment["SSH_CONNECTION"] == nil, let own = Self.display(environment),
            let agent = Self.display(agent), own != agent
        else { return nil }
        (self.own, self.agent) = (own, agent)
    }

    /// The problem, as a sentence.
    var problem: String { "The agent watches the display \(agent), and you are on \(own)." }
    /// What to do about it.
    static let advice = "To move it here, run `balasana agent restart`."

    /// Without the screen number.
    private static func display(_ environment: [String: String]) -> String? {
        if let name = environment["WAYLAND_DISPLAY"], !name.isEmpty { return name }
        guard let name = environment["DISPLAY"], !name.isEmpty else { return nil }
        guard let colon = name.lastIndex(of: ":"), let dot = name[colon...].firstIndex(of: ".") else { return name }
        return String(name[..<dot])
    }
}
