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
