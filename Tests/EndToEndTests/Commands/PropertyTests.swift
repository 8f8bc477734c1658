import Foundation
import Testing

/// Reads the agent's properties like a bar or widget.
@Suite(.serialized) struct PropertyTests {
    private static let hasGObject = FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/gi")
    private static let script = """
        import subprocess
        from gi.repository import Gio, GLib

        NAME, INTERFACE = "io.github.balasana", "io.github.balasana.Agent1"
        proxy = Gio.DBusProxy.new_for_bus_sync(
            Gio.BusType.SESSION, Gio.DBusProxyFlags.NONE, None, NAME, "/io/github/balasana", INTERFACE, None)
        loop = GLib.MainLoop()

        def state():
            return proxy.get_cached_property("Status")["state"]

        def changed(proxy, values, invalidated):
            if "Status" in values.keys() and state() == "paused":
                loop.quit()

        print(*sorted(proxy.get_cached_property_names()), state())
        proxy.connect("g-properties-changed", changed)
        subprocess.Popen(["balasana", "pause", "1h"], stdout=subprocess.DEVNULL)
        GLib.timeout_add_seconds(30, loop.quit)
        loop.run()
        print(state())
        status = GLib.Variant("(ssv)", (INTERFACE, "Status", GLib.Variant("a{sv}", {})))
        try:
            proxy.call_sync("org.freedesktop.DBus.Properties.Set", status, Gio.DBusCallFlags.NONE, -1, None)
        except GLib.Error as error:
            print("read-only" if "not writable" in error.message else error.message)
        """

    @Test(.enabled(if: hasGObject, "needs GObject for Python (python3-gi)"))
    func `a proxy of GDBus sees the status and its change without a call, and cannot set it`() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"])) { desktop in
            try desktop.agent.start()
            let proxy = try desktop.agent.shell("/usr/bin/python3 - <<'END'\n\(Self.script)\nEND")
            #expect(proxy.status == 0)
            #expect(proxy.out == "Sources Status Version sitting\npaused\nread-only\n")
        }
    }
}
