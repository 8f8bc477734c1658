import Fixtures
import GLibBridge
import Glibc
import Platform
import ReminderCore
import Testing

@testable import Sensors

struct InhibitorSensorsTests {
    static let agent = "org.kde.Solid.PowerManagement.PolicyAgent"
    static let agentPath = "/org/kde/Solid/PowerManagement/PolicyAgent"
    static let sessionName = "org.gnome.SessionManager"
    static let sessionPath = "/org/gnome/SessionManager"
    /// The calls to each inhibitor, in this order.
    static let methods = ["GetAppId", "GetReason", "GetFlags"]
    static let firefox = IdleInhibitor(program: "org.mozilla.firefox", reason: "Playing video")
    static let zoom = IdleInhibitor(program: "Zoom", reason: "In a call")

    let daemon: PrivateBus
    let bus: Bus
    let loop = MainLoop.onNewThread(named: "sensors")
    let inhibitors = Recorder<[IdleInhibitor]>()
    let availability = Recorder<Availability>()
    let entries = Recorder<SourceReport.Entry>()

    init() throws {
        daemon = try PrivateBus()
        bus = try daemon.connect()
    }

    func watch(_ query: BusQuery<[IdleInhibitor]>, on bus: Bus? = nil) -> ServiceWatch<[IdleInhibitor]> {
        loop.run { [inhibitors, availability, ours = self.bus] in
            let watch = ServiceWatch(
                bus: bus ?? ours, query: query, report: { inhibitors.append($0) },
                changed: { availability.append($0) })
            watch.start()
            return watch
        }
    }

    func sensors(systemBus: Bus?) -> InhibitorSensors {
        loop.run { [bus, loop, inhibitors, entries] in
            let sensors = InhibitorSensors(
                sessionBus: bus, systemBus: systemBus, loop: loop, report: { inhibitors.append($0) },
                entryChanged: { entries.append($0) })
            sensors.start()
            return sensors
        }
    }

    /// A session manager with the inhibitors 1 (Firefox), 2 (apt, suspend only) and 3 (Zoom); its list is empty at
    /// first.
    func sessionManager() throws -> ScriptedService {
        let service = try ScriptedService(
            daemon, name: Self.sessionName, paths: [Self.sessionPath], interface: Self.sessionName,
            body: #"<method name="GetInhibitors"><arg type="ao" direction="out"/></method>"#)
        for path in ["/i/1", "/i/2", "/i/3"] {
            try service.add(
                path, interface: Self.sessionName + ".Inhibitor",
                body: """
                    <method name="GetAppId"><arg type="s" direction="out"/></method>
                    <method name="GetReason"><arg type="s" direction="out"/></method>
                    <method name="GetFlags"><arg type="u" direction="out"/></method>
                    """)
        }
        service.answer("GetInhibitors", .values(try Recording.body("gnome/sm-GetInhibitors-none")))
        service.answer("/i/1 GetAppId", .values(try Recording.body("gnome/inhibitor-GetAppId")))
        service.answer("/i/1 GetReason", .values(try Recording.body("gnome/inhibitor-GetReason")))
        service.answer("/i/1 GetFlags", .values(try Recording.body("gnome/inhibitor-GetFlags")))
        service.answer("/i/3 GetAppId", .values([.string(Self.zoom.program)]))
        service.answer("/i/3 GetReason", .values([.string(Self.zoom.reason)]))
        service.answer("/i/3 GetFlags", .values([.uint32(8)]))
        service.answer("/i/2 GetAppId", .values([.string("apt")]))
        service.answer("/i/2 GetReason", .values([.string("Updates")]))
        service.answer("/i/2 GetFlags", .values([.uint32(4)]))
        return service
    }

    func hold(_ service: ScriptedService, _ paths: [String], _ signal: String) {
        service.answer(
            "GetInhibitors", .values([.array(elementSignature: "o", paths.map { .objectPath($0) })]))
        service.emit(Self.sessionPath, Self.sessionName, signal, [.objectPath("/i/1")])
    }

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

    func powerDevil(_ property: String = "") throws -> ScriptedService {
        try ScriptedService(
            daemon, name: "org.kde.Solid.PowerManagement", paths: [Self.agentPath], interface: Self.agent,
            body: """
                <method name="HasInhibition"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
                <method name="ListInhibitions"><arg type="a(ss)" direction="out"/></method>\(property)
                """)
    }

    @Test func `Plasma 5 lists programs only while one keeps the screen on`() throws {
        let service = try powerDevil()
        service.answer("HasInhibition", .values(try Recording.body("kde/policy-HasInhibition-4-sleep-alone")))
        service.answer("ListInhibitions", .values(try Recording.body("kde/policy-ListInhibitions-sleep-alone")))
        service.appear()
        let watch = watch(PowerDevilInhibitors.query)
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .works(name: "KDE PowerDevil", limits: PowerDevilInhibitors.query.limits))
        service.answer("HasInhibition", .values(try Recording.body("kde/policy-HasInhibition-4-one")))
        service.answer("ListInhibitions", .values(try Recording.body("kde/policy-ListInhibitions-one")))
        service.emit(
            Self.agentPath, Self.agent, "InhibitionsChanged", try Recording.body("kde/policy-InhibitionsChanged-one"))
        #expect(inhibitors.next() == [IdleInhibitor(program: "mpv", reason: "Playing a film")])
        service.answer("HasInhibition", .values([.bool(false)]))
        service.emit(
            Self.agentPath, Self.agent, "InhibitionsChanged",
            try Recording.body("kde/policy-InhibitionsChanged-removed"))
        #expect(inhibitors.next() == [])
        loop.run { watch.stop() }
    }

    @Test func `later versions of Plasma report by a property, and an invalid value makes them missing`() throws {
        let service = try powerDevil(#"<property name="ActiveInhibitions" type="a(ssssu)" access="read"/>"#)
        let list = try Recording.parse("([('idle', 'mpv', 'Playing a film', 'block', uint32 3)],)")[0]
        service.set("ActiveInhibitions", list)
        service.appear()
        let watch = watch(PowerDevilInhibitors.query)
        #expect(inhibitors.next() == [IdleInhibitor(program: "mpv", reason: "Playing a film")])
        #expect(availability.next() == .works(name: "KDE PowerDevil", limits: PowerDevilInhibitors.query.limits))
        service.emitChange(Self.agentPath, Self.agent, ["ActiveInhibitions": .array(elementSignature: "(ssssu)", [])])
        #expect(inhibitors.next() == [])
        service.set("ActiveInhibitions", .array(elementSignature: "s", []))
        service.emitChange(Self.agentPath, Self.agent, [:], invalidated: ["ActiveInhibitions"])
        #expect(availability.next() == .missing(reason: "its answer cannot be read"))
        loop.run { watch.stop() }
    }

    @Test func `idle inhibitors of logind are reported, and end with logind`() throws {
        let logind = try MockLogind()
        let process = try logind.start()
        try logind.hasInhibitors()
        let watch = watch(LogindInhibitors.query, on: logind.bus)
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .works(name: "logind", limits: LogindInhibitors.query.limits))
        try logind.list(
            [
                ("sleep:idle", "Zoom", "In a call", "block", getuid()),
                ("idle", "apt", "Updates", "block", getuid() + 1), ("sleep", "Balasana", "", "delay", getuid()),
            ], blocked: "sleep:idle")
        #expect(inhibitors.next() == [Self.zoom])
        try logind.block("shutdown")
        #expect(inhibitors.next() == [])
        try logind.block("idle")
        #expect(inhibitors.next() == [Self.zoom])
        process.end()
        #expect(inhibitors.next() == [])
        #expect(availability.next() == .missing(reason: SourceReport.Rejected.notRunning))
        loop.run { watch.stop() }
    }

    @Test func `the list of all sources is sorted, without duplicates and forwarded inhibitors`() throws {
        let logind = try MockLogind()
        let process = try logind.start()
        try logind.hasInhibitors()
        defer { process.end() }
        try logind.list(
            [
                ("idle", "PowerDevil", "", "block", getuid()), ("idle", "Zoom", "In a call", "block", getuid()),
                ("idle", "org.mozilla.firefox", "Playing video", "block", getuid()),
            ], blocked: "idle")
        let service = try sessionManager()
        hold(service, ["/i/1"], "InhibitorAdded")
        service.appear()
        let sensors = sensors(systemBus: logind.bus)
        #expect(inhibitors.next() == [Self.zoom, Self.firefox])
        let entry = entries.next()
        #expect(entry?.concern == .inhibitors)
        #expect(entry?.inUse == ["GNOME session manager", "logind"])
        #expect(entry?.rejected.map(\.name) == ["KDE PowerDevil", "PowerManagement.Inhibit", "ScreenSaver.Inhibit"])
        service.vanish()
        #expect(inhibitors.next() == [IdleInhibitor(program: "PowerDevil"), Self.zoom, Self.firefox])
        #expect(entries.next()?.inUse == ["logind"])
        loop.run { sensors.stop() }
        try logind.block("")
        loop.run {}
        #expect(inhibitors.next(within: .zero) == nil)
    }

    @Test func `without a bus the list is empty and the entry has the reason`() {
        let sensors = loop.run { [loop, inhibitors, entries] in
            let sensors = InhibitorSensors(
                sessionBus: nil, systemBus: nil, loop: loop, report: { inhibitors.append($0) },
                entryChanged: { entries.append($0) })
            sensors.start()
            return sensors
        }
        #expect(inhibitors.next() == [])
        let entry = entries.next()
        #expect(entry?.inUse == [])
        #expect(
            entry?.rejected.prefix(3).map(\.reason) == [
                "there is no session bus", "there is no session bus", "there is no system bus",
            ])
        loop.run { sensors.stop() }
    }
}
