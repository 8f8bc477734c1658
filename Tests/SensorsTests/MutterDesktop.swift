import Fixtures
import Foundation
import GLibBridge

/// GNOME's compositor without a screen, on a private bus, with a user who moves the pointer when told to. It needs no system
/// bus, no logind and no graphics card.
final class MutterDesktop: Sendable {
    static let isInstalled = installed("/usr/bin/mutter")
    static let hasSession = isInstalled && installed(sessionProgram)
    private static let sessionProgram = "/usr/libexec/gnome-session-binary"
    private static let remote = "org.gnome.Mutter.RemoteDesktop"

    let daemon: PrivateBus
    let bus: Bus
    private let folder: String
    private let loop = MainLoop.onNewThread(named: "desktop")

    init() throws {
        daemon = try PrivateBus()
        bus = try daemon.connect()
        folder = FileManager.default.temporaryDirectory.path + "/balasana-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        chmod(folder, 0o700)
    }

    deinit {
        loop.quit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts Mutter and waits until its monitor is there.
    func start() throws -> ChildProcess {
        try start(
            ["mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "640x480"],
            until: "org.gnome.Mutter.IdleMonitor")
    }

    /// Starts GNOME's session manager with a session of nothing, and waits until it is there.
    func startSession() throws -> ChildProcess {
        let sessions = folder + "/gnome-session/sessions"
        try FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: true)
        try "[GNOME Session]\nName=Test\nRequiredComponents=\n".write(
            toFile: sessions + "/test.session", atomically: true, encoding: .utf8)
        return try start(
            [
                Self.sessionProgram, "--builtin", "--session=test", "--disable-acceleration-check", "-a", sessions,
            ], until: "org.gnome.SessionManager")
    }

    /// A user with a pointer of their own.
    func user() throws -> User {
        let path = try call(Self.remote, "/org/gnome/Mutter/RemoteDesktop", "", "CreateSession")[0].stringValue!
        let user = User(desktop: self, path: path)
        try user.call("Start")
        // The device is made then, which counts as its first input.
        try user.input()
        return user
    }

    struct User: Sendable {
        fileprivate let desktop: MutterDesktop
        fileprivate let path: String

        /// The pointer moves; returns once Mutter has it.
        func input() throws {
            try call("NotifyPointerMotionRelative", [.double(3), .double(3)])
            while try desktop.idleTime() > 100 {}
        }

        fileprivate func call(_ method: String, _ arguments: [Variant] = []) throws {
            try desktop.call(MutterDesktop.remote, path, ".Session", method, arguments)
        }
    }

    /// Mutter's idle time in milliseconds.
    func idleTime() throws -> Int {
        try monitor("GetIdletime")[0].intValue!
    }

    /// Asks Mutter's idle monitor itself.
    @discardableResult
    func monitor(_ method: String, _ arguments: [Variant] = []) throws -> [Variant] {
        try call("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "", method, arguments)
    }

    /// What each of our own watches tells when it fires.
    func firedWatches() -> Recorder<Int> {
        let fired = Recorder<Int>()
        _ = loop.run { [bus] in
            bus.subscribe(
                sender: nil, path: nil, interface: "org.gnome.Mutter.IdleMonitor", signal: "WatchFired"
            ) { fired.append($0.arguments[0].intValue!) }
        }
        return fired
    }

    /// Takes an inhibitor of `flags` (4: suspend, 8: idle); its cookie.
    func inhibit(_ flags: UInt32) throws -> Variant {
        try call(
            "org.gnome.SessionManager", "/org/gnome/SessionManager", "", "Inhibit",
            [.string("film"), .uint32(0), .string("Playing a film"), .uint32(flags)])[0]
    }

    func uninhibit(_ cookie: Variant) throws {
        try call("org.gnome.SessionManager", "/org/gnome/SessionManager", "", "Uninhibit", [cookie])
    }

    @discardableResult
    private func call(
        _ name: String, _ path: String, _ interface: String, _ method: String, _ arguments: [Variant] = []
    ) throws -> [Variant] {
        try bus.callAndWait(
            MethodCall(
                destination: name, path: path, interface: name + interface, method: method, arguments: arguments))
    }

    private static func installed(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: program)
    }

    private func start(_ arguments: [String], until name: String) throws -> ChildProcess {
        let appeared = Recorder<String>()
        let watch = loop.run { [bus] in bus.watchName(name, appeared: { appeared.append($0) }, vanished: {}) }
        defer { loop.run { watch.cancel() } }
        let process = try ChildProcess(
            arguments,
            environment: [
                "DBUS_SESSION_BUS_ADDRESS": daemon.address, "DBUS_SYSTEM_BUS_ADDRESS": daemon.address,
                "XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder, "XDG_SESSION_TYPE": "wayland",
                "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": "", "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1",
            ])
        guard appeared.next() != nil else { throw BusError(name: "test", message: "\(arguments[0]) did not come up") }
        return process
    }
}
