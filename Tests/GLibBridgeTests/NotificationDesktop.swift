import Fixtures
import GLibBridge
import Glibc

/// An X server, a bus and a dunst. Each test needs its own process for it, because libnotify keeps its connection.
final class NotificationDesktop {
    let bus: Bus
    let loop = MainLoop.onNewThread(named: "glib")
    private let daemon: PrivateBus
    private let display: XServer
    private let server: RunningServer

    init() throws {
        daemon = try PrivateBus()
        setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address, 1)
        display = try XServer()
        server = try RunningServer(
            ["dunst"], as: Notification.serverName, on: daemon,
            environment: display.environment.merging(["XDG_CONFIG_HOME": "/nonexistent"]) { $1 })
        let bus = loop.run { try? Bus.connect(.session) }
        guard let bus else { throw BusError(name: "test", message: "no session bus") }
        self.bus = bus
        guard loop.run({ Notification.initialise(appName: "Balasana") }) else {
            throw BusError(name: "test", message: "libnotify did not start")
        }
    }

    func dunstctl(_ arguments: String...) throws {
        try server.run(["dunstctl"] + arguments)
    }

    /// Waits until everything that the server has sent is delivered.
    func deliverPending() {
        loop.run { [bus] in _ = Notification.describeServer(on: bus) }
        loop.run {}
    }

    func endServer() {
        server.end()
    }

    func end() {
        server.end()
        display.end()
        daemon.end()
    }

    /// A notification with the actions of a reminder, made on the loop. It records its events in `events`.
    func notification(_ events: Recorder<String>, timeout: Int32 = 0) -> LoopNotification {
        loop.run {
            let note = Notification(summary: "Time for Child's Pose: hold 45 s", body: "Kneel <b>softly</b>", icon: nil)
            note.setTimeout(milliseconds: timeout)
            note.setUrgency(.normal)
            note.setCategory("x-balasana.reminder")
            note.setHint("desktop-entry", "io.github.balasana")
            note.setActions([("default", "Close"), ("snooze", "Snooze 5 min")]) { events.append("action \($0)") }
            note.onClosed = { events.append("closed \($0)") }
            return LoopNotification(note: note)
        }
    }
}

/// A notification that is used only on the loop's thread, in a value that other threads can hold.
struct LoopNotification: @unchecked Sendable {
    let note: Notification

    /// Shows it on the thread of `loop`. Returns its id, or 0 after an error.
    func show(on loop: MainLoop) -> UInt32 {
        loop.run { (try? note.show()) ?? 0 }
    }
}
