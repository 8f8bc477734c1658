import Fixtures
import Foundation

/// A private desktop: two buses, a virtual screen, a notification server, and a user.
final class Desktop {
    let sandbox: Sandbox
    let monitor: BusMonitor
    let input: Input
    let agent: BuiltAgent
    let history: WrittenHistory
    let login: DesktopLogind?
    private let kind: ServerProgram
    private let sessionBus: MessageBus
    private var server: ChildProcess?

    /// When the notification server starts.
    enum ServerStart {
        /// Before the story.
        case now
        /// When the story calls ``Desktop/startServer()``.
        case later
        /// When a program calls it on the message bus.
        case onDemand
    }

    /// Runs `story` on a new desktop and ends the desktop in any case.
    static func run(
        _ server: ServerProgram, _ config: Config = Config(), starts: ServerStart = .now, login: Bool = false,
        story: (Desktop) throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Stage()) {
            let sandbox = try Sandbox()
            defer { sandbox.end() }
            try story(Desktop(sandbox, server, config, starts, login: login))
        }
    }

    private init(
        _ sandbox: Sandbox, _ server: ServerProgram, _ config: Config, _ start: ServerStart, login: Bool
    ) throws {
        self.sandbox = sandbox
        kind = server
        let screen = try sandbox.start(
            "xvfb", ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"], awaiting: "display")
        sandbox.environment["DISPLAY"] = ":\(screen.1)"
        sandbox.environment["XDG_SESSION_TYPE"] = "x11"
        try server.furnish(sandbox, onDemand: start == .onDemand)
        sessionBus = try MessageBus(sandbox, "session-bus")
        sandbox.environment["DBUS_SESSION_BUS_ADDRESS"] = sessionBus.address
        sandbox.environment["DBUS_SYSTEM_BUS_ADDRESS"] = try MessageBus(sandbox, "system-bus").address
        monitor = try BusMonitor(sandbox, address: sessionBus.address)
        self.login = login ? try DesktopLogind(sandbox) : nil
        input = Input(sandbox)
        agent = BuiltAgent(sandbox)
        history = WrittenHistory(folder: sandbox.file("home/data"), journal: sandbox.journal)
        try agent.configure(config)
        if let daemon = server.settingsDaemon {
            _ = try sandbox.start("settings", [daemon.program])
            try waitForOwner(of: daemon.name)
        }
        if start == .now { try startServer() }
    }

    /// Starts the notification server; returns when it owns its name.
    func startServer() throws {
        server = try sandbox.start(kind.rawValue, kind.command(sandbox))
        try waitForOwner(of: ServerProgram.busName)
    }

    /// Kills the notification server; returns when its name is free.
    func killServer() throws {
        server?.kill(SIGKILL)
        try monitor.next("the server's end") {
            if case .owner(ServerProgram.busName, "") = $0 { true } else { false }
        }
    }

    /// Suspends the notification server, so it does not respond.
    func freezeServer() {
        server?.kill(SIGSTOP)
        sandbox.journal.note("server", "hangs")
    }

    func thawServer() {
        server?.kill(SIGCONT)
        sandbox.journal.note("server", "goes on")
    }

    /// Switches do-not-disturb on or off, in the way of the server's desktop.
    func silence(_ isOn: Bool) throws {
        try call(kind.silence(isOn))
        sandbox.journal.note("user", "do-not-disturb \(isOn)")
    }

    /// Chooses an action, as the user does.
    func choose(_ key: String, of notification: SentNotification) throws {
        try UserChoice(server: kind, sandbox: sandbox).choose(key, of: notification)
    }

    /// The address of the session bus.
    var sessionAddress: String { sessionBus.address }

    /// Ends the session bus, as a logout can.
    func endSessionBus() {
        sessionBus.daemon.kill(SIGTERM)
    }

    /// The process that owns a bus name.
    func owner(of name: String) throws -> pid_t {
        let answer = try call([
            "--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus", "--method",
            "org.freedesktop.DBus.GetConnectionUnixProcessID", name,
        ])
        let digits = answer.drop { $0 != " " }.filter(\.isNumber)
        guard let pid = pid_t(digits) else { throw Disappointment("no program owns \(name)", sandbox.journal) }
        return pid
    }

    /// Another program closes that notification.
    func close(_ notification: SentNotification) throws {
        try call([
            "--dest", ServerProgram.busName, "--object-path", "/org/freedesktop/Notifications", "--method",
            "org.freedesktop.Notifications.CloseNotification", "\(notification.id)",
        ])
    }

    @discardableResult private func call(_ arguments: [String]) throws -> String {
        let result = try sandbox.run(["gdbus", "call", "--session"] + arguments)
        guard result.status == 0 else { throw Disappointment("\(arguments): \(result.error)", sandbox.journal) }
        return String(decoding: result.out, as: UTF8.self)
    }

    private func waitForOwner(of name: String) throws {
        try monitor.next("an owner of \(name)") {
            if case .owner(name, let owner) = $0 { !owner.isEmpty } else { false }
        }
    }
}
