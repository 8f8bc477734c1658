import Fixtures
import GLibBridge
import Glibc

/// An X server, a bus and a dunst for one process, which a test must have for itself: libnotify keeps its connection.
final class NotificationDesktop {
    let bus: Bus
    let loop = MainLoop.onNewThread(named: "glib")
    private let daemon: PrivateBus
    private let display: ChildProcess
    private let server: ChildProcess
    private let environment: [String: String]

    init() throws {
        daemon = try PrivateBus()
        setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address, 1)
        display = try ChildProcess(["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"])
        environment = [
            "DISPLAY": ":" + display.firstLine(), "DBUS_SESSION_BUS_ADDRESS": daemon.address,
            "XDG_CONFIG_HOME": "/nonexistent",
        ]
        server = try ChildProcess(["dunst"], environment: environment)
        let bus = loop.run { try? Bus.connect(.session) }
        guard let bus else { throw BusError(name: "test", message: "no session bus") }
        self.bus = bus
        let appeared = Recorder<String>()
        loop.perform { bus.watchName(Notification.serverName, appeared: { appeared.append($0) }, vanished: {}) }
        guard appeared.next() != nil else { throw BusError(name: "test", message: "dunst did not come up") }
        guard loop.run({ Notification.initialise(appName: "Balasana") }) else {
            throw BusError(name: "test", message: "libnotify did not start")
        }
    }

    func dunstctl(_ arguments: String...) throws {
        try ChildProcess(["dunstctl"] + arguments, environment: environment).result()
    }

    func endServer() {
        server.end()
    }

    func end() {
        server.end()
        display.end()
        daemon.end()
    }

    /// A bubble with the actions of a reminder, on the loop, whose events go into `events`.
    func bubble(_ events: Recorder<String>, timeout: Int32 = 0) -> Bubble {
        loop.run {
            let note = Notification(summary: "Time for Child's Pose: hold 45 s", body: "Kneel <b>softly</b>", icon: nil)
            note.setTimeout(milliseconds: timeout)
            note.setUrgency(.normal)
            note.setCategory("x-balasana.reminder")
            note.setHint("desktop-entry", "io.github.balasana")
            note.setActions([("default", "Close"), ("snooze", "Snooze 5 min")]) { events.append("action \($0)") }
            note.onClosed = { events.append("closed \($0)") }
            return Bubble(note: note)
        }
    }
}

/// A notification that belongs to the loop's thread and is passed around by others.
struct Bubble: @unchecked Sendable {
    let note: Notification

    /// Shows it on `loop`'s thread; its number, or 0 after an error.
    func show(on loop: MainLoop) -> UInt32 {
        loop.run { (try? note.show()) ?? 0 }
    }
}
