import Fixtures
import GLibBridge
import Platform
import ReminderCore
import Testing

@testable import Sensors

/// Do-not-disturb that the notification server reports: dunst, Plasma, mako and swaync.
extension DoNotDisturbSensorTests {
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
