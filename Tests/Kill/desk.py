"""A private session bus with a notification server, an agent that can be killed, and calls of its methods."""
import os
import re
import signal
import subprocess
import time

from gi.repository import Gio, GLib

from presence import Presence
from server import NotificationServer

AGENT, PATH, INTERFACE = "io.github.balasana", "/io/github/balasana", "io.github.balasana.Agent1"
BUS = """<busconfig><type>session</type><listen>unix:path={0}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""

# A reminder comes at once, and nothing else by itself.
CONFIG = """[sitting]
remind_after = 1s
break_after = {away}
bump = 0s
hold = {hold}
[slot morning]
at = off
[slot evening]
at = off
[delivery]
pause = 1s
patience = 1s
settle = 0s
nudge = {wait}
on_screen = {wait}
before_slot = 0s
[snooze]
lengths = {snooze}
budget = 20
[guide]
get_down_chair = 1s
come_up = 1s
voice = never
chime = never
"""


class Call:
    """A call of the agent. `answer` is the unpacked reply; `error` is set if it failed or the agent died."""

    def __init__(self, method, arguments):
        self.method, self.arguments = method, arguments
        self.sent, self.ended, self.answer, self.error = time.time(), None, None, None

    @property
    def is_answered(self):
        return self.ended is not None and self.error is None

    @property
    def has_ended(self):
        return self.ended is not None

    @property
    def is_lost(self):
        """Whether the agent died before it replied."""
        return self.error is not None and "NoReply" in self.error


class Desk:
    """The bus, the server and at most one agent."""

    def __init__(self, folder, program, kind):
        self.folder, self.program, self.home = folder, program, f"{folder}/home"
        self.agent, self.owner = None, ""
        address = f"unix:path={folder}/bus"
        with open(f"{folder}/bus.conf", "w") as file:
            file.write(BUS.format(f"{folder}/bus"))
        self.bus = subprocess.Popen(["dbus-daemon", "--nofork", "--nopidfile", f"--config-file={folder}/bus.conf"],
                                    stderr=subprocess.DEVNULL)
        self.wait(lambda: os.path.exists(f"{folder}/bus"), "the bus")
        self.environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": self.home, "XDG_RUNTIME_DIR": folder,
            "DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "1",
            **{f"XDG_{kind}_HOME": f"{self.home}/{kind.lower()}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        }
        self.connection = self.connect(address)
        self.server = NotificationServer(self.connection, kind)
        self.user = Presence(self.connection)
        bus = "org.freedesktop.DBus"
        self.connection.signal_subscribe(
            bus, bus, "NameOwnerChanged", None, AGENT, Gio.DBusSignalFlags.NONE, self.owner_changed)

    def connect(self, address):
        """Connects to the bus. Its socket is there a moment before it accepts connections."""
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        for delay in (0.05, 0.2, 1, 5):
            try:
                return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
            except GLib.Error:
                time.sleep(delay)
        self.bus.terminate()
        raise RuntimeError("the bus accepts no connection")

    def owner_changed(self, _connection, _sender, _path, _interface, _signal, values):
        self.owner = values.unpack()[2]

    @property
    def state_file(self):
        return f"{self.home}/state/balasana/state.conf"

    def configure(self, hold, wait, snooze, away="10m"):
        """Writes the config. `wait` is the time on the screen, and the time until a nudge; `away` that of a break."""
        os.makedirs(f"{self.home}/config/balasana", exist_ok=True)
        with open(f"{self.home}/config/balasana/balasana.conf", "w") as file:
            file.write(CONFIG.format(hold=hold, wait=wait, snooze=snooze, away=away))

    def pump(self, seconds):
        """Serves the bus for this long."""
        context, end = GLib.MainContext.default(), time.monotonic() + seconds
        while True:
            while context.iteration(False):
                pass
            if time.monotonic() >= end:
                return
            time.sleep(0.001)

    def wait(self, condition, what, seconds=30):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come in {seconds} s")
            self.pump(0.002)

    # The agent

    def start(self):
        """Starts the agent and returns at once."""
        with open(f"{self.folder}/agent.log", "ab") as log:
            self.agent = subprocess.Popen([self.program], env=self.environment, stdin=subprocess.DEVNULL,
                                          stdout=log, stderr=log)

    def start_and_wait(self):
        """Starts the agent and returns its status when it is ready."""
        self.start()
        return self.wait_until_ready()

    def wait_until_ready(self):
        self.wait(lambda: self.owner, "the agent")
        return self.status()

    def reboot(self):
        """Makes the state that of another boot; call it while no agent runs."""
        with open(self.state_file, encoding="utf-8") as file:
            text = file.read()
        with open(self.state_file, "w", encoding="utf-8") as file:
            file.write(re.sub("(?m)^boot_id = .", "boot_id = x", text))

    def kill(self):
        """Ends the agent with SIGKILL; returns when its bus name is free."""
        try:
            os.kill(self.agent.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.agent.wait()
        self.wait(lambda: not self.owner, "the end of the agent")

    @property
    def is_alive(self):
        return self.agent.poll() is None

    def call(self, method, types="()", *arguments, interface=INTERFACE):
        """Calls a method of the agent; the reply comes while the desk is pumped."""
        call = Call(method, arguments)

        def ended(connection, result):
            try:
                call.answer = connection.call_finish(result).unpack()
            except GLib.Error as error:
                call.error = error.message
            call.ended = time.time()

        self.connection.call(self.owner or AGENT, PATH, interface, method, GLib.Variant(types, arguments), None,
                             Gio.DBusCallFlags.NO_AUTO_START, 60_000, None, ended)
        return call

    def ask(self, method, types="()", *arguments, interface=INTERFACE):
        """Calls a method and waits for the reply or the error."""
        call = self.call(method, types, *arguments, interface=interface)
        self.wait(lambda: call.has_ended, f"a reply to {method}", 70)
        return call

    def status(self):
        call = self.ask("Get", "(ss)", INTERFACE, "Status", interface="org.freedesktop.DBus.Properties")
        if call.error:
            raise RuntimeError(f"no status: {call.error}")
        return call.answer[0]

    def wait_for_state(self, *states):
        """Waits until the agent is in one of `states`, and returns its status."""
        end = time.monotonic() + 30
        while True:
            status = self.status()
            if status["state"] in states:
                return status
            if time.monotonic() > end:
                raise TimeoutError(f"the state is {status['state']}, and not {' or '.join(states)}")
            self.pump(0.01)

    def wait_for_stage(self, stage):
        """Waits until a hold is in `stage`."""
        self.wait(lambda: self.status().get("hold", {}).get("stage") == stage, f"the stage {stage}")

    def end(self):
        if self.agent and self.is_alive:
            self.kill()
        self.connection.close_sync(None)
        self.bus.terminate()
        self.bus.wait()
