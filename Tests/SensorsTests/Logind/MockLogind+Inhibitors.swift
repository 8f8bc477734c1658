import GLibBridge

extension MockLogind {
    /// Sets the inhibitors that logind lists, and signals `blocked` as their kinds.
    func list(_ rows: [(what: String, who: String, why: String, mode: String, user: UInt32)], blocked: String) throws {
        let rows = rows.map { "('\($0.what)', '\($0.who)', '\($0.why)', '\($0.mode)', \($0.user), 1)" }
        let code = "ret = [\(rows.joined(separator: ", "))]"
        try mock(
            Self.manager, "AddMethod",
            ["org.freedesktop.login1.Manager", "ListInhibitors", "", "a(ssssuu)", code].map { .string($0) })
        try block(blocked)
    }

    /// Adds the property `BlockInhibited`, which the template lacks, with no kinds.
    func hasInhibitors() throws {
        try mock(
            Self.manager, "AddProperty",
            [
                .string("org.freedesktop.login1.Manager"), .string("BlockInhibited"), .variant(.string("")),
            ])
    }

    /// Signals the kinds that are inhibited.
    func block(_ blocked: String) throws {
        try mock(
            Self.manager, "UpdateProperties",
            [.string("org.freedesktop.login1.Manager"), .dictionary(["BlockInhibited": .string(blocked)])])
    }
}
