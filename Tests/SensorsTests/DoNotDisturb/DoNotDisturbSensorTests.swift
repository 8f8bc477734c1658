import Fixtures
import GLibBridge
import Glibc
import Platform
import ReminderCore
import Testing

@testable import Sensors

struct DoNotDisturbSensorTests {
    static let xfconfd = "/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd"
    static let xfceServer = "/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd"
    static let dconf = "/usr/libexec/dconf-service"
    static let schema = "/usr/share/glib-2.0/schemas/org.gnome.desktop.notifications.gschema.xml"
    static let name = Notification.serverName
    static let path = Notification.serverPath

    let daemon: PrivateBus
    let bus: Bus
    let loop = MainLoop.onNewThread(named: "sensors")
    let states = Recorder<Bool>()
    let entries = Recorder<SourceReport.Entry>()
    let availability = Recorder<Availability>()
    let folder = TemporaryFolder()

    init() throws {
        daemon = try PrivateBus()
        bus = try daemon.connect()
    }

    func start(backend: String = "dconf") -> DoNotDisturbSensor {
        let environment = ["XDG_CONFIG_HOME": folder.path, "GSETTINGS_BACKEND": backend]
        return loop.run { [bus, loop, states, entries] in
            let sensor = DoNotDisturbSensor(
                sessionBus: bus, environment: environment, loop: loop, report: { states.append($0) },
                entryChanged: { entries.append($0) })
            sensor.start()
            return sensor
        }
    }

    func none(_ name: String, _ reason: String) -> SourceReport.Entry {
        SourceReport.Entry(.doNotDisturb, rejected: [SourceReport.Rejected(name: name, reason: reason)])
    }

    /// A notification server with this name and vendor.
    func server(_ name: String, vendor: String = "", property: String = "") throws -> ScriptedService {
        let service = try ScriptedService(
            daemon, name: Self.name, paths: [Self.path], interface: Self.name,
            body: """
                <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
                <arg type="s" direction="out"/><arg type="s" direction="out"/></method>\(property)
                """)
        service.answer("GetServerInformation", .values([name, vendor, "1", "1.2"].map { .string($0) }))
        return service
    }

    @Test func `servers without do-not-disturb are listed with the reason`() throws {
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == none("notification server", "none is running"))
        let mako = try server("mako")
        mako.appear()
        #expect(entries.next() == none("mako", "it reports do-not-disturb only in version 1.10 or later"))
        mako.vanish()
        #expect(entries.next() == none("notification server", "none is running"))
        let other = try server("Notification Daemon", vendor: "GNOME")
        other.appear()
        #expect(
            entries.next()
                == none("Notification Daemon", "this notification server does not report do-not-disturb"))
        loop.run { sensor.stop() }
    }

    @Test func `a server that does not answer is no source`() throws {
        let server = try server("dunst")
        server.answer("GetServerInformation", .silence)
        server.appear()
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == none("notification server", "it does not answer"))
        loop.run { sensor.stop() }
    }

    @Test func `a server that owns its name before it can answer is asked again`() throws {
        let server = try server("tiny")
        server.answer("GetServerInformation", .error("org.freedesktop.DBus.Error.UnknownMethod"))
        server.appear()
        let sensor = start()
        #expect(entries.next() == none("notification server", "it does not give its name"))
        server.answer("GetServerInformation", .values(["tiny", "", "1", "1.2"].map { .string($0) }))
        #expect(entries.next() == none("tiny", "this notification server does not report do-not-disturb"))
        loop.run { sensor.stop() }
    }
}
