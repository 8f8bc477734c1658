import Fixtures
import GLibBridge
import Testing

/// Each test runs in its own process, because libnotify keeps the first session bus that it connects to.
struct NotificationTests {
    @Test func `an update keeps the id, and close reports reason 3 once`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let shown = desktop.notification(events)
            let id = shown.show(on: desktop.loop)
            #expect(id != 0)
            desktop.loop.run { shown.note.update(summary: "Hold", body: nil, icon: "dialog-information") }
            #expect(shown.show(on: desktop.loop) == id)
            desktop.loop.run { try? shown.note.close() }
            #expect(events.next() == "closed 3")
            desktop.loop.run { try? shown.note.close() }
            let others = Recorder<String>()
            let next = desktop.notification(others)
            #expect(next.show(on: desktop.loop) > id)
            desktop.loop.run { try? next.note.close() }
            #expect(others.next() == "closed 3")
            desktop.deliverPending()
            #expect(events.next(within: .zero) == nil && others.next(within: .zero) == nil)
        }
    }

    @Test func `dismissal by the user reports reason 2`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let released = Recorder<String>()
            #expect(desktop.notification(released).show(on: desktop.loop) != 0)
            // The object of the first notification is released, so it reports nothing.
            let kept = desktop.notification(events)
            #expect(kept.show(on: desktop.loop) != 0)
            try desktop.dunstctl("close-all")
            #expect(events.next() == "closed 2")
            desktop.deliverPending()
            #expect(released.next(within: .zero) == nil)
        }
    }

    @Test func `an expired notification reports reason 1`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let shown = desktop.notification(events, timeout: 200)
            #expect(shown.show(on: desktop.loop) != 0)
            #expect(events.next() == "closed 1")
        }
    }

    @Test func `an action reports its key, and its handler can close the notification and replace the actions`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let shown = desktop.notification(events)
            desktop.loop.run {
                // The handler holds its own notification; closing releases the handler.
                shown.note.setActions([("default", "Close")]) { key in
                    events.append("action \(key)")
                    shown.note.setActions([]) { _ in }
                    try? shown.note.close()
                }
            }
            #expect(shown.show(on: desktop.loop) != 0)
            try desktop.dunstctl("action")
            #expect(events.next() == "action default")
            #expect(events.next() == "closed 3")
        }
    }

    @Test func `closing frees the object even if its handlers hold it`() async {
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

    @Test func `a running server reports its name and capabilities, a missing one nothing`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let (running, responds) = desktop.loop.run { [bus = desktop.bus] in Notification.describeServer(on: bus) }
            #expect(responds)
            #expect(running.information?.name == "dunst")
            #expect(running.capabilities?.contains("actions") == true)
            desktop.endServer()
            let (missing, misses) = desktop.loop.run { [bus = desktop.bus] in Notification.describeServer(on: bus) }
            #expect(!misses)
            #expect(missing == ServerDescription())
        }
    }

    @Test func `close by id works only with the unique name of the server that gave the id`() async {
        await #expect(processExitsWith: .success) {
            let desktop = try NotificationDesktop()
            defer { desktop.end() }
            let events = Recorder<String>()
            let shown = desktop.notification(events)
            let id = shown.show(on: desktop.loop)
            let owner = try desktop.bus.callAndWait(
                MethodCall(
                    destination: "org.freedesktop.DBus", path: "/", interface: "org.freedesktop.DBus",
                    method: "GetNameOwner", arguments: [.string(Notification.serverName)]))
            Notification.close(id: id, server: ":1.9999", on: desktop.bus)
            Notification.close(id: id, server: Notification.serverName, on: desktop.bus)
            Notification.close(id: id, server: "not a name", on: desktop.bus)
            desktop.deliverPending()
            #expect(events.next(within: .zero) == nil)
            Notification.close(id: id, server: try #require(owner.first?.stringValue), on: desktop.bus)
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
