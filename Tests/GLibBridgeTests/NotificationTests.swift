import Fixtures
import GLibBridge
import Testing

/// Each test has a process of its own, as libnotify keeps the first session bus that it sees.
struct NotificationTests {
    @Test func `a bubble keeps its number when it changes, and close tells reason 3 once`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let bubble = desktop.bubble(events)
            let id = bubble.show(on: desktop.loop)
            #expect(id != 0)
            desktop.loop.run { bubble.note.update(summary: "Hold", body: nil, icon: "dialog-information") }
            #expect(bubble.show(on: desktop.loop) == id)
            desktop.loop.run { try? bubble.note.close() }
            #expect(events.next() == "closed 3")
            desktop.loop.run { try? bubble.note.close() }
            let others = Recorder<String>()
            let next = desktop.bubble(others)
            #expect(next.show(on: desktop.loop) > id)
            desktop.loop.run { try? next.note.close() }
            #expect(others.next() == "closed 3")
            desktop.settle()
            #expect(events.next(within: .zero) == nil && others.next(within: .zero) == nil)
        }
    }

    @Test func `a bubble that the user closes tells reason 2`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let unheard = Recorder<String>()
            #expect(desktop.bubble(unheard).show(on: desktop.loop) != 0)
            // The object of the first one is gone, and hears nothing.
            let kept = desktop.bubble(events)
            #expect(kept.show(on: desktop.loop) != 0)
            try desktop.dunstctl("close-all")
            #expect(events.next() == "closed 2")
            desktop.settle()
            #expect(unheard.next(within: .zero) == nil)
        }
    }

    @Test func `a bubble whose time is over tells reason 1`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let bubble = desktop.bubble(events, timeout: 200)
            #expect(bubble.show(on: desktop.loop) != 0)
            #expect(events.next() == "closed 1")
        }
    }

    @Test func `an action tells its key, and may close the bubble and let go of it`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let bubble = desktop.bubble(events)
            desktop.loop.run {
                // A handler that holds its own notification: the end of the bubble lets go of it.
                bubble.note.setActions([("default", "Close")]) { key in
                    events.append("action \(key)")
                    bubble.note.setActions([]) { _ in }
                    try? bubble.note.close()
                }
            }
            #expect(bubble.show(on: desktop.loop) != 0)
            try desktop.dunstctl("action")
            #expect(events.next() == "action default")
            #expect(events.next() == "closed 3")
        }
    }

    @Test func `an object is freed once its bubble is closed, whatever its handlers hold`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let freed = Recorder<String>()
            desktop.loop.run {
                let note = Notification(summary: "Hold", body: nil, icon: nil)
                let witness = Witness { freed.append("freed") }
                note.setActions([("stop", "Stop")]) { _ in _ = (note, witness) }
                note.onClosed = {
                    _ = (note, witness)
                    events.append("closed \($0)")
                }
                _ = try? note.show()
                try? note.close()
            }
            #expect(events.next() == "closed 3")
            #expect(freed.next() == "freed")
        }
    }

    @Test func `the server says who it is and what it can do, until it is gone`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            #expect(desktop.loop.run { Notification.server() }?.name == "dunst")
            #expect(desktop.loop.run { Notification.capabilities() }?.contains("actions") == true)
            desktop.endServer()
            #expect(desktop.loop.run { Notification.server() } == nil)
            #expect(desktop.loop.run { Notification.capabilities() } == nil)
        }
    }

    @Test func `a bubble of an earlier process is closed by its number at the server that gave it`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let bubble = desktop.bubble(events)
            let id = bubble.show(on: desktop.loop)
            let owner = try desktop.bus.callAndWait(
                MethodCall(
                    destination: "org.freedesktop.DBus", path: "/", interface: "org.freedesktop.DBus",
                    method: "GetNameOwner", arguments: [.string(Notification.serverName)]))
            Notification.close(bubble: id, server: ":1.9999", on: desktop.bus)
            Notification.close(bubble: id, server: Notification.serverName, on: desktop.bus)
            Notification.close(bubble: id, server: "not a name", on: desktop.bus)
            desktop.settle()
            #expect(events.next(within: .zero) == nil)
            Notification.close(bubble: id, server: try #require(owner.first?.stringValue), on: desktop.bus)
            #expect(events.next() == "closed 3")
        }
    }
}

private final class Witness: Sendable {
    let gone: @Sendable () -> Void

    init(gone: @escaping @Sendable () -> Void) {
        self.gone = gone
    }

    deinit {
        gone()
    }
}
