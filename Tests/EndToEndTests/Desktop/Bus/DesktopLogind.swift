import Foundation

/// logind on the private system bus: dbusmock's, with one session on one seat.
struct DesktopLogind {
    private let sandbox: Sandbox
    private static let name = "org.freedesktop.login1"
    private static let manager = "/org/freedesktop/login1"
    private static let session = "/org/freedesktop/login1/session/c1"

    /// Starts it; returns once its session is there.
    init(_ sandbox: Sandbox) throws {
        self.sandbox = sandbox
        sandbox.environment["XDG_SESSION_ID"] = "c1"
        sandbox.environment["XDG_SEAT"] = "seat0"
        _ = try sandbox.start("logind", ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"])
        try call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetId")
        _ = try sandbox.run(["gdbus", "wait", "--system", Self.name])
        let user = getuid()
        try mock(Self.manager, "AddSession", "c1", "seat0", "\(user)", NSUserName(), "true")
        // The template lacks these, which every logind has.
        try mock(Self.manager, "AddProperties", "\(Self.name).Manager", "{'BlockInhibited': <''>}")
        try mock(
            Self.manager, "AddMethods", "\(Self.name).Manager",
            """
            [('GetSession', 's', 'o', 'ret = "\(Self.session)"'),
             ('GetSessionByPID', 'u', 'o', 'ret = "\(Self.session)"')]
            """)
    }

    func lock() throws { try emit(Self.session, "\(Self.name).Session", "Lock") }

    func unlock() throws { try emit(Self.session, "\(Self.name).Session", "Unlock") }

    func goToSleep() throws { try emit(Self.manager, "\(Self.name).Manager", "PrepareForSleep", "b", "[<true>]") }

    func wakeUp() throws { try emit(Self.manager, "\(Self.name).Manager", "PrepareForSleep", "b", "[<false>]") }

    /// Switches to another session, or back to this one.
    func setActive(_ isActive: Bool) throws {
        try mock(Self.session, "UpdateProperties", "\(Self.name).Session", "{'Active': <\(isActive)>}")
        sandbox.journal.note("logind", "Active = \(isActive)")
    }

    /// This program of the user holds an inhibitor for idle; nil for none.
    func holdIdle(by program: String?, because reason: String = "") throws {
        let list = program.map { "('idle', '\($0)', '\(reason)', 'block', \(getuid()), 1)" } ?? ""
        try mock(
            Self.manager, "AddMethod", "\(Self.name).Manager", "ListInhibitors", "", "a(ssssuu)", "ret = [\(list)]")
        let held = program == nil ? "" : "idle"
        try mock(Self.manager, "UpdateProperties", "\(Self.name).Manager", "{'BlockInhibited': <'\(held)'>}")
        sandbox.journal.note("logind", "idle is held by \(program ?? "no program")")
    }

    private func emit(
        _ object: String, _ interface: String, _ signal: String, _ types: String = "", _ values: String = "@av []"
    ) throws {
        try mock(object, "EmitSignal", interface, signal, types, values)
        sandbox.journal.note("logind", "\(signal) \(types.isEmpty ? "" : values)")
    }

    private func mock(_ object: String, _ method: String, _ arguments: String...) throws {
        try call(Self.name, object, "org.freedesktop.DBus.Mock.\(method)", arguments)
    }

    private func call(_ name: String, _ object: String, _ method: String, _ arguments: [String] = []) throws {
        let result = try sandbox.run(
            ["gdbus", "call", "--system", "--dest", name, "--object-path", object, "--method", method] + arguments)
        guard result.status == 0 else { throw Disappointment("\(method): \(result.error)", sandbox.journal) }
    }
}
