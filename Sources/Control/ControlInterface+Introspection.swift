extension ControlInterface {
    /// What a program can use, in the order of the introspection data, for balasana-agent(1).
    public static var members: [(name: String, meaning: String)] {
        methods.map { ($0.name, $0.meaning) } + [(quit, quitMeaning)]
            + Property.allCases.map { ($0.rawValue, "A property, of the type \($0.type). \($0.meaning)") }
    }

    /// The introspection data.
    ///
    /// - Parameter isDocumented: Whether each member has a comment in the format of gdbus-codegen(1), for people who
    ///   write programs. The agent does without them.
    public static func introspection(isDocumented: Bool = false) -> String {
        var lines = methods.flatMap { method in
            let arguments =
                method.arguments.map { ($0.name, $0.type, "in", $0.meaning) }
                + [("answer", "s", "out", "A sentence for the user.")]
            return comment(method.name, arguments.map { ($0.0, $0.3) }, method.meaning, isDocumented)
                + element(
                    "method name=\"\(method.name)\"",
                    arguments.map { "<arg name=\"\($0.0)\" type=\"\($0.1)\" direction=\"\($0.2)\"/>" })
        }
        lines += comment(quit, [], quitMeaning, isDocumented) + element("method name=\"\(quit)\"", [])
        for property in Property.allCases {
            lines += comment(property.rawValue, [], property.meaning, isDocumented)
            lines += element(
                "property name=\"\(property.rawValue)\" type=\"\(property.type)\" access=\"read\"",
                property.changes.map {
                    ["<annotation name=\"org.freedesktop.DBus.Property.EmitsChangedSignal\" value=\"\($0)\"/>"]
                } ?? [])
        }
        let body = lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        return "<node>\n  <interface name=\"\(interface)\">\n\(body)  </interface>\n</node>"
    }

    private static let quit = "Quit"
    private static let quitMeaning = "Stops the agent."

    /// An element with these children, each a line.
    private static func element(_ start: String, _ children: [String]) -> [String] {
        guard !children.isEmpty, let name = start.split(separator: " ").first else { return ["<\(start)/>"] }
        return ["<\(start)>"] + children.map { "  \($0)" } + ["</\(name)>"]
    }

    /// The comment on a member with these arguments.
    private static func comment(
        _ name: String, _ arguments: [(name: String, meaning: String)], _ meaning: String, _ isDocumented: Bool
    ) -> [String] {
        guard isDocumented else { return [] }
        let lines = arguments.map { "  @\($0.name): \($0.meaning)" }
        return ["<!--", "  \(name):"] + lines + ["", "  \(meaning)", "-->"]
    }
}
