"""Services on the bus that give the agent far more than any real one does. Run as a program, it is one of them."""
import subprocess
import sys

from gi.repository import Gio, GLib

LONG = "x" * (1 << 20)
COLONS = ":" * (1 << 20)
SESSION, POWER = "org.gnome.SessionManager", "org.kde.Solid.PowerManagement"
POLICY = f"{POWER}.PolicyAgent"
NOTIFICATIONS = "org.freedesktop.Notifications"
INHIBITOR = f"""<interface name="{SESSION}.Inhibitor">
<method name="GetAppId"><arg type="s" direction="out"/></method>
<method name="GetReason"><arg type="s" direction="out"/></method>
<method name="GetFlags"><arg type="u" direction="out"/></method></interface>"""
MANAGER = f"""<interface name="{SESSION}"><method name="GetInhibitors"><arg type="ao" direction="out"/></method>
</interface>"""
AGENT = f"""<interface name="{POLICY}"><property name="ActiveInhibitions" type="a(ssssu)" access="read"/></interface>"""
SERVER = f"""<interface name="{NOTIFICATIONS}"><method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method></interface>"""


def session_manager(count):
    """A session manager with `count` inhibitors, whose texts have 1 MB."""
    paths = [f"/i{number}" for number in range(count)]
    answers = {"GetInhibitors": ("(ao)", (paths,)), "GetAppId": ("(s)", (LONG,)), "GetReason": ("(s)", (LONG,)),
               "GetFlags": ("(u)", (8,))}
    return SESSION, [("/org/gnome/SessionManager", MANAGER)] + [(path, INHIBITOR) for path in paths], answers, {}


def power_manager(*rows):
    """A power manager with the inhibitors `rows`."""
    path = "/org/kde/Solid/PowerManagement/PolicyAgent"
    return POWER, [(path, AGENT)], {}, {"ActiveInhibitions": ("a(ssssu)", rows)}


def server(name, capabilities):
    """A notification server that describes itself so."""
    answers = {"GetCapabilities": ("(as)", (capabilities,)), "GetServerInformation": ("(ssss)", (name,) * 4)}
    return NOTIFICATIONS, [("/org/freedesktop/Notifications", SERVER)], answers, {}


KINDS = {
    "64 inhibitors with 1 MB of text": lambda: session_manager(64),
    "10,000 inhibitors": lambda: power_manager(*[("idle", f"p{n}", f"r{n}", "block", 0) for n in range(10_000)]),
    "an inhibitor with 1 MB of text": lambda: power_manager(("idle", LONG, LONG, "block", 0)),
    "1 MB of colons and a reason": lambda: power_manager(("sleep:" + COLONS, LONG, "a." * (1 << 19), "block", 0)),
    "a server with a name of 1 MB": lambda: server(LONG, ["actions", "body"]),
    "100,000 capabilities": lambda: server("dunst", [f"capability-{number}" for number in range(100_000)]),
}


class Neighbour:
    """The service of `kind`, in a process of its own."""

    def __init__(self, kind, environment):
        self.process = subprocess.Popen([sys.executable, "-B", __file__, kind], env=environment,
                                        stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def end(self):
        self.process.terminate()
        self.process.communicate()


def serve(kind):
    name, objects, answers, properties = KINDS[kind]()
    connection = Gio.bus_get_sync(Gio.BusType.SESSION)

    def called(_connection, _sender, _path, _interface, method, _arguments, invocation):
        invocation.return_value(GLib.Variant(*answers[method]))

    def read(_connection, _sender, _path, _interface, member):
        return GLib.Variant(*properties[member])

    for path, interface in objects:
        node = Gio.DBusNodeInfo.new_for_xml(f"<node>{interface}</node>")
        connection.register_object(path, node.interfaces[0], called, read, None)
    Gio.bus_own_name_on_connection(connection, name, Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True),
                                   None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    serve(sys.argv[1])
