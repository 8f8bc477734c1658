import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Inhibitors of GNOME's session manager.
extension InhibitorSensorsTests {
    @Test func `GNOME's idle inhibitors are reported with their names when they start and end`() throws {
        let service = try sessionManager()
        let watch = watch(SessionInhibitors.query)
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .missing(reason: SourceReport.Rejected.notRunning))
        service.appear()
        #expect(availability.next() == .works(name: "GNOME session manager"))
        hold(service, ["/i/2", "/i/1"], "InhibitorAdded")
        #expect(inhibitors.next() == [Self.firefox])
        hold(service, ["/i/2"], "InhibitorRemoved")
        #expect(inhibitors.next() == [])
        hold(service, ["/i/1"], "InhibitorAdded")
        #expect(inhibitors.next() == [Self.firefox])
        service.vanish()
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .missing(reason: SourceReport.Rejected.notRunning))
        loop.run { watch.stop() }
    }

    @Test func `a program's name and reason are cleaned and not too long`() throws {
        let service = try sessionManager()
        let long = "\u{1B}" + String(repeating: "long ", count: 2000)
        service.answer("/i/3 GetAppId", .values([.string(long)]))
        service.answer("/i/3 GetReason", .values([.string(long)]))
        hold(service, ["/i/3"], "InhibitorAdded")
        service.appear()
        let sensors = sensors(systemBus: nil)
        #expect(inhibitors.next() == [IdleInhibitor(program: long.harmlessName, reason: long.harmlessReason)])
        loop.run { sensors.stop() }
    }

    @Test(.enabled(if: MutterDesktop.hasSession, "only where Debian's gnome-session-bin is installed"))
    func `only idle inhibitors of the real session manager are reported`() throws {
        let desktop = try MutterDesktop()
        let mutter = try desktop.start()
        defer { mutter.end() }
        let session = try desktop.startSession()
        defer { session.end() }
        let watch = watch(SessionInhibitors.query, on: desktop.bus)
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .works(name: "GNOME session manager"))
        _ = try desktop.inhibit(4)
        let film = try desktop.inhibit(12)
        #expect(inhibitors.next() == [IdleInhibitor(program: "film", reason: "Playing a film")])
        try desktop.uninhibit(film)
        #expect(inhibitors.next() == [])
        loop.run { watch.stop() }
    }

    @Test func `a released inhibitor is no failure`() throws {
        let service = try sessionManager()
        service.answer("/i/2 GetFlags", .error("org.freedesktop.DBus.Error.UnknownMethod"))
        service.answer("/i/1 GetReason", .error("org.gnome.SessionManager.Inhibitor.NotSet"))
        hold(service, ["/i/2", "/i/1"], "InhibitorAdded")
        service.appear()
        let watch = watch(SessionInhibitors.query)
        #expect(inhibitors.next() == [IdleInhibitor(program: "org.mozilla.firefox")])
        #expect(availability.next() == .works(name: "GNOME session manager"))
        loop.run { watch.stop() }
    }

    @Test(arguments: 0...3)
    func `an inhibitor that is released while it is asked is never reported without its name`(answered: Int) throws {
        let service = try sessionManager()
        service.appear()
        let watch = watch(SessionInhibitors.query)
        #expect(inhibitors.next() == [])
        service.remove("/i/1", after: answered)
        hold(service, ["/i/1"], "InhibitorAdded")
        while let call = service.calls.next(), call != "/i/1 GetFlags" {}
        if answered == 3 { #expect(inhibitors.next() == [Self.firefox]) }
        hold(service, ["/i/3"], "InhibitorAdded")
        #expect(inhibitors.next() == [Self.zoom])
        loop.run { watch.stop() }
    }

    @Test func `a session manager that hangs or fails is missing until it answers`() throws {
        let service = try sessionManager()
        service.answer("GetInhibitors", .silence)
        service.appear()
        let watch = watch(SessionInhibitors.query)
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .missing(reason: "it does not answer"))
        hold(service, ["/i/1"], "InhibitorAdded")
        #expect(inhibitors.next() == [Self.firefox])
        #expect(availability.next() == .works(name: "GNOME session manager"))
        service.answer("GetInhibitors", .error("org.freedesktop.DBus.Error.Failed"))
        service.emit(Self.sessionPath, Self.sessionName, "InhibitorRemoved", [])
        #expect(inhibitors.next() == [])
        #expect(
            availability.next()
                == .missing(reason: "it refuses to answer (org.freedesktop.DBus.Error.Failed)"))
        loop.run { watch.stop() }
    }

    @Test func `an answer of an earlier owner of the name is ignored`() throws {
        let service = try sessionManager()
        service.answer("GetInhibitors", .silence)
        service.appear()
        let watch = watch(SessionInhibitors.query)
        #expect(service.calls.next() == "GetInhibitors")
        service.vanish()
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .missing(reason: SourceReport.Rejected.notRunning))
        service.answer("GetInhibitors", .values([.array(elementSignature: "o", [])]))
        service.appear()
        #expect(availability.next() == .works(name: "GNOME session manager"))
        #expect(service.calls.next() == "GetInhibitors")
        service.answerLate([.array(elementSignature: "o", [.objectPath("/i/1")])])
        for method in Self.methods { #expect(service.calls.next() == "/i/1 " + method) }
        service.vanish()
        #expect(availability.next() == .missing(reason: SourceReport.Rejected.notRunning))
        #expect(inhibitors.next(within: .zero) == nil)
        loop.run { watch.stop() }
    }

    @Test func `signals during a pending question lead to one more question after it`() throws {
        let service = try sessionManager()
        service.answer("/i/1 GetFlags", .silence)
        hold(service, ["/i/1"], "InhibitorAdded")
        service.appear()
        let watch = watch(SessionInhibitors.query)
        #expect(service.calls.next() == "GetInhibitors")
        for method in Self.methods { #expect(service.calls.next() == "/i/1 " + method) }
        for _ in 1...3 { hold(service, [], "InhibitorRemoved") }
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .missing(reason: "it does not answer"))
        #expect(availability.next() == .works(name: "GNOME session manager"))
        #expect(service.calls.next() == "GetInhibitors")
        loop.run { watch.stop() }
        // Calls of the watch before stop() would arrive before this one.
        _ = try bus.callAndWait(
            MethodCall(
                destination: Self.sessionName, path: "/i/2", interface: Self.sessionName + ".Inhibitor",
                method: "GetFlags"))
        #expect(service.calls.next() == "/i/2 GetFlags")
    }
}
