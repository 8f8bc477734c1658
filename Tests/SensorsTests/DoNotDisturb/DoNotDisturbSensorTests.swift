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

    @Test func `dunst reports pauses, and a server that exits ends them`() throws {
        let display = try XServer()
        defer { display.end() }
        let environment = display.environment.merging(["XDG_CONFIG_HOME": folder.path]) { given, _ in given }
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == none("notification server", "none is running"))
        let first = try RunningServer(["dunst"], as: Self.name, on: daemon, environment: environment)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["dunst"]))
        try first.run(["dunstctl", "set-paused", "true"])
        #expect(states.next() == true)
        try first.run(["dunstctl", "set-paused", "true"])
        try first.run(["dunstctl", "set-paused", "false"])
        #expect(states.next() == false)
        try first.run(["dunstctl", "set-paused", "true"])
        #expect(states.next() == true)
        first.end()
        #expect(states.next() == false)
        #expect(entries.next() == none("notification server", "none is running"))
        loop.run { sensor.stop() }
    }

    @Test func `Xfce's setting can be missing, set and removed`() throws {
        let display = try XServer()
        defer { display.end() }
        let environment = display.environment.merging(
            ["XDG_CONFIG_HOME": folder.path, "HOME": folder.path, "GTK_A11Y": "none"]
        ) { given, _ in given }
        let xfconf = try RunningServer(
            [Self.xfconfd], as: "org.xfce.Xfconf", on: daemon, environment: environment)
        defer { xfconf.end() }
        let server = try RunningServer([Self.xfceServer], as: Self.name, on: daemon, environment: environment)
        defer { server.end() }
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["Xfce settings"]))
        let set = ["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool", "-s"]
        try server.run(set + ["true"])
        #expect(states.next() == true)
        try server.run(set + ["false"])
        #expect(states.next() == false)
        try server.run(set + ["true"])
        #expect(states.next() == true)
        try server.run(["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-r"])
        #expect(states.next() == false)
        let muted = ["xfconf-query", "-c", "xfce4-notifyd", "-p", "/applications/muted_applications"]
        try server.run(muted + ["-n", "-a", "-t", "string", "-s", "Other", "-t", "string", "-s", Application.id])
        #expect(states.next() == true)
        #expect(entries.next()?.limits == [Application.notificationsOff])
        try server.run(muted + ["-r"])
        #expect(states.next() == false)
        loop.run { sensor.stop() }
    }

    @Test(.enabled(if: RunningServer.exists(dconf), "dconf is not installed"))
    func `GNOME's setting is read, and its changes are reported by dconf`() throws {
        let environment = ["XDG_CONFIG_HOME": folder.path, "GSETTINGS_BACKEND": "dconf"]
        let dconf = try RunningServer([Self.dconf], as: "ca.desrt.dconf", on: daemon, environment: environment)
        defer { dconf.end() }
        let server = try server("gnome-shell", vendor: "GNOME")
        server.appear()
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["GNOME settings"]))
        let schema = "org.gnome.desktop.notifications"
        try dconf.run(["gsettings", "set", schema, "show-banners", "false"])
        #expect(states.next() == true)
        try dconf.run(["gsettings", "reset-recursively", schema])
        #expect(states.next() == false)
        loop.run { sensor.stop() }
    }

    @Test(.enabled(if: RunningServer.exists(schema), "GNOME's schemas are not installed"))
    func `a dconf change of a whole folder is detected`() throws {
        let server = try server("gnome-shell", vendor: "GNOME")
        server.appear()
        let sensor = start(backend: "keyfile")
        #expect(states.next() == false)
        try folder.makeFolder("glib-2.0/settings")
        try folder.replace(
            "glib-2.0/settings/keyfile", with: "[org/gnome/desktop/notifications]\nshow-banners=false\n")
        server.emit(
            "/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer", "Notify",
            [.string("/org/gnome/"), .strings(["a", "b"]), .string("1")])
        #expect(states.next() == true)
        server.vanish()
        #expect(states.next() == false)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["GNOME settings"]))
        #expect(entries.next() == none("notification server", "none is running"))
        loop.run { sensor.stop() }
    }

    @Test(.enabled(if: RunningServer.exists(schema), "GNOME's schemas are not installed"))
    func `changes of settings in GLib's key file are detected`() throws {
        try folder.makeFolder("glib-2.0/settings")
        let server = try server("gnome-shell", vendor: "GNOME")
        server.appear()
        let sensor = start(backend: "keyfile")
        #expect(states.next() == false)
        try folder.replace(
            "glib-2.0/settings/keyfile", with: "[org/gnome/desktop/notifications]\nshow-banners=false\n")
        #expect(states.next() == true)
        loop.run { sensor.stop() }
    }

    @Test(.enabled(if: RunningServer.exists(schema), "GNOME's schemas are not installed"))
    func `notifications that are turned off for Balasana on GNOME count as do-not-disturb`() throws {
        try folder.makeFolder("glib-2.0/settings")
        let file = "glib-2.0/settings/keyfile"
        let group = "[org/gnome/desktop/notifications/application/io-github-balasana]\n"
        try folder.replace(file, with: group + "enable=false\n")
        let server = try server("gnome-shell", vendor: "GNOME")
        server.appear()
        let sensor = start(backend: "keyfile")
        let off = SourceReport.Entry(
            .doNotDisturb, inUse: ["GNOME settings"], limits: [Application.notificationsOff])
        let on = SourceReport.Entry(.doNotDisturb, inUse: ["GNOME settings"])
        // The first state: no reminder slips through before it.
        #expect(states.next() == true)
        #expect(entries.next() == off)
        try folder.replace(file, with: group + "enable=true\n")
        #expect(states.next() == false)
        #expect(entries.next() == on)
        try folder.replace(file, with: group + "show-banners=false\n")
        #expect(states.next() == true)
        #expect(entries.next() == off)
        server.vanish()
        #expect(states.next() == false)
        loop.run { sensor.stop() }
    }

    @Test func `popups that are turned off for Balasana on Plasma count as do-not-disturb`() throws {
        let group = "[Applications][io.github.balasana]\n"
        let server = try server("Plasma", property: #"<property name="Inhibited" type="b" access="read"/>"#)
        server.set("Inhibited", .bool(false))
        server.appear()
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["Plasma"]))
        try folder.replace("plasmanotifyrc", with: group + "Seen=true\nShowPopups=false\n")
        #expect(states.next() == true)
        #expect(
            entries.next()
                == SourceReport.Entry(.doNotDisturb, inUse: ["Plasma"], limits: [Application.notificationsOff]))
        try folder.replace("plasmanotifyrc", with: group + "Seen=true\n")
        #expect(states.next() == false)
        loop.run { sensor.stop() }
    }

    @Test func `only Balasana's popups count, and the user's file before the system's`() {
        let off = "[Applications][io.github.balasana]\nShowPopups[$i]=false\n"
        #expect(PlasmaSetting.isSilent(["", off]))
        #expect(!PlasmaSetting.isSilent(["[Applications][io.github.balasana]\nShowPopups=true\n", off]))
        #expect(!PlasmaSetting.isSilent(["[Applications][other]\nShowPopups=false\n"]))
        #expect(!PlasmaSetting.isSilent(["[Services][io.github.balasana]\nShowPopups=false\n"]))
        #expect(!PlasmaSetting.isSilent([]))
    }

    @Test func `an unknown setting is missing as a source`() {
        let setting = loop.run { [bus, loop, states, availability] in
            let setting = DesktopSetting(
                bus: bus, environment: [:], loop: loop,
                key: .init(schema: "io.github.balasana.none", name: "silent", path: "/none/silent", silent: true),
                name: "none", report: { states.append($0) }, changed: { availability.append($0) })
            setting.start()
            return setting
        }
        #expect(states.next() == false)
        #expect(availability.next() == .missing(reason: "gsettings does not know io.github.balasana.none silent"))
        loop.run { setting.stop() }
    }

    @Test func `LXQt's setting is read again each time its file is replaced`() throws {
        let server = try server("lxqt-notificationd", vendor: "lxqt.org")
        server.appear()
        try folder.makeFolder("lxqt")
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["LXQt settings"]))
        for silent in [true, false, true] {
            try folder.replace(
                "lxqt/notifications.conf", with: "[General]\nblackList=\ndoNotDisturb=\(silent)\nwidth=9\n")
            #expect(states.next() == silent)
        }
        loop.run { sensor.stop() }
    }

    @Test func `only the key in the group General counts`() {
        #expect(LXQtSetting.isSilent("[General]\ndoNotDisturb=true"))
        #expect(!LXQtSetting.isSilent("[General]\ndoNotDisturb=false\n[Other]\ndoNotDisturb=true\n"))
        #expect(!LXQtSetting.isSilent("doNotDisturb=true"))
        #expect(!LXQtSetting.isSilent(""))
    }

    @Test func `Plasma reports by a property, and the same property of another interface is ignored`() throws {
        let server = try server("Plasma", property: #"<property name="Inhibited" type="b" access="read"/>"#)
        server.set("Inhibited", .bool(true))
        server.appear()
        let sensor = start()
        #expect(states.next() == true)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["Plasma"]))
        server.emitChange(Self.path, "org.example.Other", ["Inhibited": .bool(false)])
        server.emit(
            Self.path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
            try Recording.body("kde/notifications-Inhibited-changed-off"))
        #expect(states.next() == false)
        server.emit(
            Self.path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
            try Recording.body("kde/notifications-Inhibited-changed-by-program"))
        #expect(states.next() == true)
        server.vanish()
        #expect(states.next() == false)
        loop.run { sensor.stop() }
    }

    @Test func `mako's modes are read again when they change`() throws {
        let server = try server("mako")
        try server.add(
            "/fr/emersion/Mako", interface: "fr.emersion.Mako",
            body: #"<property name="Modes" type="as" access="read"/>"#)
        server.set("Modes", .strings(["default"]))
        server.appear()
        let sensor = start()
        #expect(states.next() == false)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["mako"]))
        server.set("Modes", .strings(["default", "do-not-disturb"]))
        server.emitChange("/fr/emersion/Mako", "fr.emersion.Mako", [:], invalidated: ["Modes"])
        #expect(states.next() == true)
        loop.run { sensor.stop() }
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

    @Test func `swaync's old and new signals both report do-not-disturb`() throws {
        let name = "org.erikreider.swaync.cc"
        let path = "/org/erikreider/swaync/cc"
        let center = try ScriptedService(
            daemon, name: name, paths: [path], interface: name,
            body: #"<method name="GetDnd"><arg type="b" direction="out"/></method>"#)
        center.answer("GetDnd", .values([.bool(true)]))
        center.appear()
        let server = try server("SwayNotificationCenter", vendor: "ErikReider")
        server.appear()
        let sensor = start()
        #expect(states.next() == true)
        #expect(entries.next() == SourceReport.Entry(.doNotDisturb, inUse: ["swaync"]))
        center.emit(path, name, "Subscribe", [.uint32(0), .bool(false), .bool(false)])
        #expect(states.next() == false)
        center.emit(path, name, "SubscribeV2", [.uint32(0), .bool(true), .bool(false), .bool(false)])
        #expect(states.next() == true)
        center.answer("GetDnd", .values([.bool(false)]))
        center.emit(path, name, "Subscribe", [.string("nonsense")])
        #expect(states.next() == false)
        center.vanish()
        #expect(entries.next() == none("swaync", SourceReport.Rejected.notRunning))
        loop.run { sensor.stop() }
    }
}
