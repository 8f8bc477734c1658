"""Calls each method of a running agent with its longest arguments."""
import subprocess
import time

from gi.repository import Gio, GLib

AGENT, PATH, INTERFACE = "io.github.balasana", "/io/github/balasana", "io.github.balasana.Agent1"
PROPERTIES_INTERFACE = "org.freedesktop.DBus.Properties"
LONG = 10 << 20
MOST = (1 << 63) - 1
TEXTS = {"10 MB of colons": ":" * LONG, "10 MB of letters": "x" * LONG, "10 MB of two-byte letters": "ä" * (LONG // 2)}
# The types of the arguments; t is where the text comes.
METHODS = {
    "Skip": "", "Start": "", "Stop": "", "Resume": "", "Preview": "", "Snooze": "x", "Ate": "x", "Pause": "x",
    "Stand": "x", "Sit": "", "SnoozeUntil": "s", "PauseUntil": "s", "Comfort": "s", "Hold": "xsb",
}
PROPERTIES = [
    ("GetAll", "s", "all", [INTERFACE]), ("GetAll", "s", "10 MB of letters", ["x" * LONG]),
    ("Get", "ss", "Status", [INTERFACE, "Status"]), ("Get", "ss", "10 MB of letters", [INTERFACE, "x" * LONG]),
    ("Set", "ssv", "Status", [INTERFACE, "Status", GLib.Variant("s", "x" * LONG)]),
]


class Agent:
    """The agent, started on the bus of `environment`."""

    def __init__(self, program, environment):
        begun = time.perf_counter()
        self.process = subprocess.Popen([program], env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while not (line := self.process.stderr.readline()).endswith(b"ready\n"):
            if not line:
                raise EOFError("the agent ended before it was ready")
        self.seconds = time.perf_counter() - begun - self.waiting()
        flags = Gio.DBusConnectionFlags
        self.connection = Gio.DBusConnection.new_for_address_sync(
            environment["DBUS_SESSION_BUS_ADDRESS"], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None,
            None)

    def waiting(self):
        """For how long its main thread has waited while other programs had the processor, in s."""
        with open(f"/proc/{self.process.pid}/schedstat") as file:
            return int(file.read().split()[1]) / 1e9

    def busy(self):
        """How long it has used the processor, in s."""
        with open(f"/proc/{self.process.pid}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9

    def settle(self):
        """Waits until it does nothing for a second."""
        busy = None
        while busy != (busy := self.busy()):
            time.sleep(1)

    def peak(self):
        """The peak memory in MB since `forget_peak`, or since the start."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) * 1.024 / 1000

    def forget_peak(self):
        with open(f"/proc/{self.process.pid}/clear_refs", "w") as file:
            file.write("5")

    def call(self, method, types="", *arguments, interface=INTERFACE):
        """The time of a call in s, and the name of its error or an empty text."""
        begun, error = time.perf_counter() - self.waiting(), ""
        try:
            self.connection.call_sync(AGENT, PATH, interface, method, GLib.Variant(f"({types})", arguments), None,
                                      Gio.DBusCallFlags.NONE, 60_000, None)
        except GLib.Error as failure:
            error = (Gio.DBusError.get_remote_error(failure) or failure.message).rpartition(".")[2]
        return time.perf_counter() - self.waiting() - begun, error

    def end(self):
        self.process.terminate()
        self.process.communicate()
        self.connection.close_sync(None)


def measure(agent, table):
    """Adds a row for each method and each of its worst arguments."""
    for method, types in METHODS.items():
        for name, arguments in worst(types):
            agent.forget_peak()
            seconds, error = agent.call(method, types, *arguments)
            table.add(f"method {method}", name, agent.peak(), seconds, end=error)
    for method, types, name, arguments in PROPERTIES:
        agent.forget_peak()
        seconds, error = agent.call(method, types, *arguments, interface=PROPERTIES_INTERFACE)
        table.add(f"properties {method}", name, agent.peak(), seconds, end=error)


def worst(types):
    if not types:
        return [("none", [])]
    if "s" not in types:
        return [("the greatest number", [MOST]), ("the least number", [-MOST - 1])]
    return [(name, [{"x": MOST, "s": text, "b": True}[kind] for kind in types]) for name, text in TEXTS.items()]
