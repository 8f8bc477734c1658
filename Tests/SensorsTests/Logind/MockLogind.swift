import Fixtures
import GLibBridge
import Glibc

/// A private system bus with the logind of python3-dbusmock.
final class MockLogind: Sendable {
    static let session = "/org/freedesktop/login1/session/c1"
    static let manager = "/org/freedesktop/login1"

    let daemon: PrivateBus
    let bus: Bus

    init() throws {
        daemon = try PrivateBus()
        bus = try daemon.connect()
    }

    /// Starts logind and waits for its name.
    func start(withSession: Bool = true) throws -> ChildProcess {
        let process = try daemon.start(
            ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"],
            owning: ["org.freedesktop.login1"])
        if withSession { try addSession() }
        return process
    }

    /// Adds the session c1 of this user, active and unlocked.
    func addSession() throws {
        try mock(
            Self.manager, "AddSession",
            [.string("c1"), .string("seat0"), .uint32(getuid()), .string("me"), .bool(true)])
    }

    /// Emits the signal for a new session, which the template does not send.
    func emitSessionNew() throws {
        try emit("SessionNew", "so", [.string("c1"), .objectPath(Self.session)])
    }

    @discardableResult
    func mock(_ path: String, _ method: String, _ arguments: [Variant]) throws -> [Variant] {
        try call(path, "org.freedesktop.DBus.Mock", method, arguments)
    }

    @discardableResult
    func call(_ path: String, _ interface: String, _ method: String, _ arguments: [Variant]) throws -> [Variant] {
        try bus.callAndWait(
            MethodCall(
                destination: "org.freedesktop.login1", path: path, interface: interface, method: method,
                arguments: arguments))
    }

    func lock() throws { try call(Self.session, "org.freedesktop.login1.Session", "Lock", []) }
    func unlock() throws { try call(Self.session, "org.freedesktop.login1.Session", "Unlock", []) }

    func set(_ property: String, _ value: Bool) throws {
        try mock(
            Self.session, "UpdateProperties",
            [.string("org.freedesktop.login1.Session"), .dictionary([property: .bool(value)])])
    }

    func sleep(_ sleeps: Bool) throws {
        try emit("PrepareForSleep", "b", [.bool(sleeps)])
    }

    private func emit(_ signal: String, _ types: String, _ arguments: [Variant]) throws {
        try mock(
            Self.manager, "EmitSignal",
            [
                .string("org.freedesktop.login1.Manager"), .string(signal), .string(types),
                .array(elementSignature: "v", arguments.map { .variant($0) }),
            ])
    }
}
