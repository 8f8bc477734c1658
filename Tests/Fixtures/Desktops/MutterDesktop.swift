import Foundation
import GLibBridge

/// GNOME's compositor without a screen on a private bus, with a scripted user. It needs no system bus, no logind and no
/// graphics card.
package final class MutterDesktop: Sendable {
    package static let isInstalled = installed("/usr/bin/mutter")
    package static let hasSession = isInstalled && installed(sessionProgram)
    private static let sessionProgram = "/usr/libexec/gnome-session-binary"
    private static let monitor = "org.gnome.Mutter.IdleMonitor"
    private static let path = "/org/gnome/Mutter/IdleMonitor/Core"
    private static let session = "org.gnome.SessionManager"

    package let daemon: PrivateBus
    package let bus: Bus
    private let folder = TemporaryFolder()
    private let loop = MainLoop.onNewThread(named: "desktop")

    package init() throws {
        daemon = try PrivateBus()
        bus = try daemon.connect()
    }

    deinit {
        loop.quit()
    }

    /// Starts Mutter and waits for its bus names.
    package func start() throws -> ChildProcess {
        try start(
            ["mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "640x480"],
            owning: [Self.monitor, User.remote])
    }

    /// Starts GNOME's session manager with an empty session and waits for its bus name.
    package func startSession() throws -> ChildProcess {
        let sessions = "gnome-session/sessions"
        try folder.put(sessions + "/test.session", "[GNOME Session]\nName=Test\nRequiredComponents=\n")
        return try start(
            [
                Self.sessionProgram, "--builtin", "--session=test", "--disable-acceleration-check", "-a",
                "\(folder.path)/\(sessions)",
            ], owning: [Self.session])
    }

    /// A user with a pointer, who has moved it once.
    package func user() throws -> User {
        let user = try User(daemon: daemon, loop: loop)
        try user.input()
        return user
    }

    /// A user with a separate connection, because Mutter reports a watch only to the connection that added it.
    package struct User: Sendable {
        fileprivate static let remote = "org.gnome.Mutter.RemoteDesktop"

        private let bus: Bus
        private let path: String
        private let fired = Recorder<[Variant]>()

        fileprivate init(daemon: PrivateBus, loop: MainLoop) throws {
            bus = try daemon.connect()
            path = try call(
                bus, Self.remote, "/org/gnome/Mutter/RemoteDesktop", Self.remote, "CreateSession")[0].stringValue!
            _ = try call(bus, Self.remote, path, Self.remote + ".Session", "Start")
            _ = loop.run { [bus, fired] in
                bus.subscribe(sender: nil, path: nil, interface: MutterDesktop.monitor, signal: "WatchFired") {
                    fired.append($0.arguments)
                }
            }
        }

        /// Moves the pointer and waits until Mutter has handled it.
        package func input() throws {
            _ = try call(bus, MutterDesktop.monitor, MutterDesktop.path, MutterDesktop.monitor, "AddUserActiveWatch")
            _ = try call(
                bus, Self.remote, path, Self.remote + ".Session", "NotifyPointerMotionRelative",
                [.double(3), .double(3)])
            guard fired.next() != nil else { throw BusError(name: "test", message: "Mutter saw no input") }
        }
    }

    /// Calls a method of Mutter's idle monitor.
    @discardableResult
    package func monitor(_ method: String, _ arguments: [Variant] = []) throws -> [Variant] {
        try call(bus, Self.monitor, Self.path, Self.monitor, method, arguments)
    }

    /// Records the id of each watch of ``bus`` when it fires.
    package func firedWatches() -> Recorder<Int> {
        let fired = Recorder<Int>()
        _ = loop.run { [bus] in
            bus.subscribe(
                sender: nil, path: nil, interface: Self.monitor, signal: "WatchFired"
            ) { fired.append($0.arguments[0].intValue!) }
        }
        return fired
    }

    /// Waits until all signals that Mutter has sent so far are recorded.
    package func settle() throws {
        try monitor("GetIdletime")
        loop.run {}
    }

    /// Adds an inhibitor with `flags` (4: suspend, 8: idle) and returns its cookie.
    package func inhibit(_ flags: UInt32) throws -> Variant {
        try call(
            bus, Self.session, "/org/gnome/SessionManager", Self.session, "Inhibit",
            [.string("film"), .uint32(0), .string("Playing a film"), .uint32(flags)])[0]
    }

    package func uninhibit(_ cookie: Variant) throws {
        _ = try call(bus, Self.session, "/org/gnome/SessionManager", Self.session, "Uninhibit", [cookie])
    }

    private static func installed(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: program)
    }

    private func start(_ arguments: [String], owning names: [String]) throws -> ChildProcess {
        try daemon.start(
            arguments, owning: names,
            environment: [
                "XDG_RUNTIME_DIR": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_SESSION_TYPE": "wayland",
                "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": "", "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1",
            ])
    }
}

private func call(
    _ bus: Bus, _ name: String, _ path: String, _ interface: String, _ method: String, _ arguments: [Variant] = []
) throws -> [Variant] {
    try bus.callAndWait(
        MethodCall(destination: name, path: path, interface: interface, method: method, arguments: arguments))
}
