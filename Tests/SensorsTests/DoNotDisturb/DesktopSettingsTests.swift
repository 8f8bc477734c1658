import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Do-not-disturb as a setting of the desktop: GNOME, Xfce and LXQt.
extension DoNotDisturbSensorTests {
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
}
