import Foundation

/// A private desktop: two buses, a virtual screen, a notification server, and a user.
final class Desktop {
    let sandbox: Sandbox
    let monitor: BusMonitor
    let input: Input
    let agent: AgentProcess
    let history: History
    let login: LoginManager?
    private let kind: NotificationServer
    private var server: Child?

    /// Runs `story` on a new desktop with this server (nil for none yet), and ends it whatever happens.
    static func run(
        _ server: NotificationServer?, _ config: Config = Config(), login: Bool = false,
        story: (Desktop) throws -> Void
    ) throws {
        let sandbox = try Sandbox()
        defer { sandbox.end() }
        try story(Desktop(sandbox, server, config, login: login))
    }

    private init(_ sandbox: Sandbox, _ server: NotificationServer?, _ config: Config, login: Bool) throws {
        self.sandbox = sandbox
        kind = server ?? .dunst
        let session = try MessageBus(sandbox, "session-bus").address
        sandbox.environment["DBUS_SESSION_BUS_ADDRESS"] = session
        sandbox.environment["DBUS_SYSTEM_BUS_ADDRESS"] = try MessageBus(sandbox, "system-bus").address
        monitor = try BusMonitor(sandbox, address: session)
        let screen = try sandbox.start(
            "xvfb", ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"], awaiting: "display")
        sandbox.environment["DISPLAY"] = ":\(screen.1)"
        sandbox.environment["XDG_SESSION_TYPE"] = "x11"
        self.login = login ? try LoginManager(sandbox) : nil
        input = Input(sandbox)
        agent = AgentProcess(sandbox)
        history = History(folder: sandbox.file("home/data"), journal: sandbox.journal)
        try agent.configure(config)
        try kind.furnish(sandbox)
        if let daemon = kind.settingsDaemon {
            _ = try sandbox.start("settings", [daemon.program])
            try waitForOwner(of: daemon.name)
        }
        if server != nil { try startServer() }
    }

    /// Starts the notification server; returns once it owns its name.
    func startServer() throws {
        server = try kind.start(in: sandbox)
        try waitForOwner(of: NotificationServer.busName)
    }

    /// Ends the notification server without a farewell; returns once its name is free.
    func killServer() throws {
        server?.send(SIGKILL)
        try monitor.next("the server's end") {
            if case .owner(NotificationServer.busName, "") = $0 { true } else { false }
        }
    }

    /// Stops the notification server, so that it answers nothing any more.
    func freezeServer() {
        server?.send(SIGSTOP)
        sandbox.journal.note("server", "hangs")
    }

    func thawServer() {
        server?.send(SIGCONT)
        sandbox.journal.note("server", "goes on")
    }

    func choose(_ key: String, of notification: Notification) throws {
        try Answer(server: kind, sandbox: sandbox).choose(key, of: notification)
    }

    private func waitForOwner(of name: String) throws {
        try monitor.next("an owner of \(name)") {
            if case .owner(name, let owner) = $0 { !owner.isEmpty } else { false }
        }
    }
}
