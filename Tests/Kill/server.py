"""A notification server that records what is open, and never closes anything by itself."""
from gi.repository import Gio, GLib

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
INTERFACE = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s"/><arg type="u"/><arg type="s"/><arg type="s"/><arg type="s"/><arg type="as"/>
<arg type="a{sv}"/><arg type="i"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u"/></method>
</interface></node>""").interfaces[0]
TAG = "x-canonical-private-synchronous"
# The name and the capabilities of each kind: one adopts the ids that a program asks for, one replaces a notification
# with the same tag, and one does neither.
KINDS = {
    "dunst": ("dunst", ["actions", "body"]),
    "mako": ("mako", ["actions", "body", TAG]),
    "plain": ("plain", ["actions", "body"]),
}


class Bubble:
    """An open notification."""

    def __init__(self, summary, actions, tag):
        self.summary, self.actions, self.tag = summary, actions[::2], tag


class NotificationServer:
    """The server. `bubbles` are open now, by id; `doubles` are the findings."""

    def __init__(self, connection, kind):
        self.connection, self.kind = connection, kind
        self.bubbles, self.doubles, self.last_id, self.shown = {}, [], 0, 0
        connection.register_object(PATH, INTERFACE, self.called, None, None)
        connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                             GLib.Variant("(su)", (NAME, 4)), None, Gio.DBusCallFlags.NONE, -1, None)

    def called(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        name, capabilities = KINDS[self.kind]
        if method == "GetCapabilities":
            reply = GLib.Variant("(as)", (capabilities,))
        elif method == "GetServerInformation":
            reply = GLib.Variant("(ssss)", (name, "Balasana", "1", "1.2"))
        elif method == "Notify":
            reply = GLib.Variant("(u)", (self.notify(*arguments.unpack()),))
        else:
            reply = None
            self.close(arguments.unpack()[0], 3)
        invocation.return_value(reply)

    def notify(self, _program, replaces, _icon, summary, _body, actions, hints, _timeout):
        tag = hints.get(TAG) if self.kind == "mako" else None
        same = [number for number, bubble in self.bubbles.items() if tag and bubble.tag == tag]
        if replaces in self.bubbles or (replaces and self.kind == "dunst"):
            number = replaces
        else:
            self.last_id += 1
            number = self.last_id
        for old in [number, *same]:
            self.bubbles.pop(old, None)
        self.doubles += [(bubble.summary, summary) for bubble in self.bubbles.values()]
        self.bubbles[number] = Bubble(summary, actions, tag)
        self.shown += 1
        return number

    def close(self, number, reason):
        if self.bubbles.pop(number, None):
            self.emit("NotificationClosed", "(uu)", number, reason)

    def click(self, action):
        """The user clicks `action` of an open notification that has it. Returns whether there is one."""
        for number, bubble in list(self.bubbles.items()):
            if action in bubble.actions:
                self.emit("ActionInvoked", "(us)", number, action)
                self.close(number, 2)
                return True
        return False

    def clear(self):
        """Removes everything, as between two scenarios."""
        self.bubbles.clear()

    def emit(self, signal, types, *values):
        self.connection.emit_signal(None, PATH, NAME, signal, GLib.Variant(types, values))
