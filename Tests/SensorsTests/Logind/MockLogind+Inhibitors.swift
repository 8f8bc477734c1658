import GLibBridge

extension MockLogind {
    /// logind now lists these, with what, who, why, mode and user each, and tells of `blocked` as the kinds of them.
    func list(_ rows: [(what: String, who: String, why: String, mode: String, user: UInt32)], blocked: String) throws {
        let rows = rows.map { "('\($0.what)', '\($0.who)', '\($0.why)', '\($0.mode)', \($0.user), 1)" }
        let code = "ret = [\(rows.joined(separator: ", "))]"
        try mock(
            Self.manager, "AddMethod",
            ["org.freedesktop.login1.Manager", "ListInhibitors", "", "a(ssssuu)", code].map { .string($0) })
        try block(blocked)
    }

    /// logind has none yet, which the template leaves out.
    func hasInhibitors() throws {
        try mock(
            Self.manager, "AddProperty",
            [
                .string("org.freedesktop.login1.Manager"), .string("BlockInhibited"), .variant(.string("")),
            ])
    }

    /// logind tells that these are the kinds of what is inhibited.
    func block(_ blocked: String) throws {
        try mock(
            Self.manager, "UpdateProperties",
            [.string("org.freedesktop.login1.Manager"), .dictionary(["BlockInhibited": .string(blocked)])])
    }
}
