"""The user at the computer, as GNOME's idle monitor and logind report it."""
import time

from gi.repository import Gio, GLib

MUTTER, MUTTER_PATH = "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core"
LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSION_PATH = LOGIND_PATH + "/session/c1"
MONITOR = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.gnome.Mutter.IdleMonitor">
<method name="GetIdletime"><arg type="t" direction="out"/></method>
<method name="AddIdleWatch"><arg type="t"/><arg type="u" direction="out"/></method>
<method name="AddUserActiveWatch"><arg type="u" direction="out"/></method>
<method name="RemoveWatch"><arg type="u"/></method>
</interface></node>""").interfaces[0]
MANAGER, SESSION = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.freedesktop.login1.Manager">
<method name="GetSession"><arg type="s"/><arg type="o" direction="out"/></method>
<method name="ListInhibitors"><arg type="a(ssssuu)" direction="out"/></method>
<property name="PreparingForSleep" type="b" access="read"/>
</interface><interface name="org.freedesktop.login1.Session">
<property name="Active" type="b" access="read"/><property name="LockedHint" type="b" access="read"/>
</interface></node>""").interfaces


class Presence:
    """A user who types all the time, except when away."""

    def __init__(self, connection):
        self.connection, self.last_input, self.is_typing = connection, time.monotonic(), True
        self.is_locked, self.is_asleep, self.is_in_front = False, False, True
        # By id: the span in seconds, or None for a watch of input.
        self.watches, self.last_watch = {}, 0
        connection.register_object(MUTTER_PATH, MONITOR, self.called, None, None)
        connection.register_object(LOGIND_PATH, MANAGER, self.called, self.read, None)
        connection.register_object(SESSION_PATH, SESSION, self.called, self.read, None)
        self.call_bus("RequestName", GLib.Variant("(su)", (LOGIND, 4)))
        self.has_monitor = False

    def call_bus(self, method, arguments):
        self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                  arguments, None, Gio.DBusCallFlags.NONE, -1, None)

    def set_monitor(self, is_there):
        """Lets the idle monitor appear on the bus, or vanish from it."""
        if is_there != self.has_monitor:
            arguments = GLib.Variant("(su)", (MUTTER, 4)) if is_there else GLib.Variant("(s)", (MUTTER,))
            self.call_bus("RequestName" if is_there else "ReleaseName", arguments)
        self.has_monitor = is_there

    @property
    def idle_time(self):
        return 0 if self.is_typing else time.monotonic() - self.last_input

    @property
    def is_there(self):
        return self.is_typing and not self.is_locked and not self.is_asleep and self.is_in_front

    def leave(self, how):
        """The user types no more, and the screen is locked, the machine sleeps, or another user takes over."""
        self.is_typing, self.last_input = False, time.monotonic()
        for number, span in self.watches.items():
            self.fire_after(number, span)
        if how == "lock":
            self.change(LockedHint=True)
        elif how == "switch":
            self.change(Active=False)
        elif how == "sleep":
            self.sleep(True)

    def come_back(self):
        if self.is_asleep:
            self.sleep(False)
        self.is_typing = True
        for number in [number for number, span in self.watches.items() if span is None]:
            del self.watches[number]
            self.emit(MUTTER_PATH, MUTTER, "WatchFired", "(u)", number)
        if self.is_locked or not self.is_in_front:
            self.change(LockedHint=False, Active=True)

    def change(self, **properties):
        self.is_locked = properties.get("LockedHint", self.is_locked)
        self.is_in_front = properties.get("Active", self.is_in_front)
        values = {name: GLib.Variant("b", value) for name, value in properties.items()}
        self.emit(SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "(sa{sv}as)",
                  LOGIND + ".Session", values, [])

    def sleep(self, is_asleep):
        self.is_asleep = is_asleep
        self.emit(LOGIND_PATH, LOGIND + ".Manager", "PrepareForSleep", "(b)", is_asleep)

    def fire_after(self, number, span):
        """Reports silence of `span` seconds once it is that long."""
        if span is None or self.is_typing:
            return
        since = self.last_input

        def fire():
            if number in self.watches and not self.is_typing and self.last_input == since:
                self.emit(MUTTER_PATH, MUTTER, "WatchFired", "(u)", number)
            return False

        GLib.timeout_add(max(0, int((span - self.idle_time) * 1000) + 1), fire)

    def called(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        reply = None
        if method == "GetIdletime":
            reply = GLib.Variant("(t)", (int(self.idle_time * 1000),))
        elif method in ("AddIdleWatch", "AddUserActiveWatch"):
            self.last_watch += 1
            self.watches[self.last_watch] = arguments.unpack()[0] / 1000 if method == "AddIdleWatch" else None
            self.fire_after(self.last_watch, self.watches[self.last_watch])
            reply = GLib.Variant("(u)", (self.last_watch,))
        elif method == "RemoveWatch":
            self.watches.pop(arguments.unpack()[0], None)
        elif method == "GetSession":
            reply = GLib.Variant("(o)", (SESSION_PATH,))
        elif method == "ListInhibitors":
            reply = GLib.Variant("(a(ssssuu))", ([],))
        invocation.return_value(reply)

    def read(self, _connection, _sender, _path, _interface, name):
        value = {"Active": self.is_in_front, "LockedHint": self.is_locked, "PreparingForSleep": self.is_asleep}[name]
        return GLib.Variant("b", value)

    def emit(self, path, interface, signal, types, *values):
        self.connection.emit_signal(None, path, interface, signal, GLib.Variant(types, values))
