"""The sources of idle time, each with a scripted user. None needs a screen."""
import os
import shutil
import subprocess
import time

from connection import Connection
from desktop import wait_for_line

HERE = os.path.dirname(os.path.abspath(__file__))
# Compositors refuse to run as root, so map root to a normal user in a namespace. All child processes end with it.
AS_USER = ["unshare", "--user", f"--map-user={os.getuid() or 1000}", f"--map-group={os.getgid() or 1000}", "--pid",
           "--fork", "--kill-child", "--mount-proc"]


class Source:
    """A source of idle time on `desktop`."""

    # The name in the table, the name that the agent reports, and the required programs.
    name, protocol, programs = "", "", ()

    def __init__(self, desktop):
        self.desktop = desktop
        self.folder = f"{desktop.folder}/{self.protocol.replace(' ', '-')}"
        # Two sources can have the same protocol.
        while os.path.exists(self.folder):
            self.folder += "-"
        os.mkdir(self.folder, 0o700)
        self.display, self.running = None, []
        self.begin()

    @classmethod
    def missing(cls):
        """The programs that are not installed."""
        return [program for program in cls.programs if not shutil.which(program)]

    @property
    def environment(self):
        """The environment of the agent."""
        wayland = {"XDG_RUNTIME_DIR": self.folder, "WAYLAND_DISPLAY": self.display, "XDG_SESSION_TYPE": "wayland"}
        without = {key: value for key, value in self.desktop.environment.items() if key != "DISPLAY"}
        return {**without, **wayland}

    def start(self, command, **options):
        """Starts a program with the folder of the source as its XDG_RUNTIME_DIR."""
        changes = {"XDG_RUNTIME_DIR": self.folder, **options.pop("changes", {})}
        environment = {k: v for k, v in {**self.desktop.environment, **changes}.items() if v is not None}
        process = self.desktop.start(command, env=environment, **options)
        self.running.append(process)
        return process

    def begin(self):
        """Starts the source and waits until it is ready."""

    def move(self):
        """Makes one input of the user."""
        raise NotImplementedError

    def pass_time(self):
        """Called every 10 ms, for sources without their own timer."""

    def end(self):
        # unshare ignores SIGTERM while it waits for its child. SIGKILL ends both.
        for process in reversed(self.running):
            process.kill()
            process.wait()


class X11(Source):
    name, protocol, programs = "X11 (Xvfb)", "X11 SYNC", ("Xvfb", "xdotool")

    @property
    def environment(self):
        return {**self.desktop.environment, "XDG_SESSION_TYPE": "x11"}

    def move(self):
        self.desktop.run("xdotool", "key", "Shift_L")


class Sway(Source):
    name, protocol, programs = "Sway", "org_kde_kwin_idle", ("sway", "swaymsg")

    def begin(self):
        with open(f"{self.folder}/config", "w") as file:
            file.write("xwayland disable\nexec printenv WAYLAND_DISPLAY\n")
        self.socket = f"{self.folder}/ipc"
        compositor = self.start(
            [*AS_USER, "sway", "-c", f"{self.folder}/config"], stdout=subprocess.PIPE,
            changes={"SWAYSOCK": self.socket, "WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1",
                     "WLR_RENDERER": "pixman", "DISPLAY": None})
        self.display = wait_for_line(compositor.stdout.fileno(), 20)

    def move(self):
        self.desktop.run("swaymsg", "-q", "-s", self.socket, "seat", "seat0", "cursor", "move", "5", "5")


class KWin(Source):
    name, protocol, programs = "KWin", "ext-idle-notify-v1", ("kwin_wayland", "dbus-run-session")

    def begin(self):
        self.display = "wayland-7"
        os.mkfifo(f"{self.folder}/moves")
        # It accepts fake input only from a program of its own session. It also needs its own bus: in its namespace it
        # is another user than the bus of the desktop.
        compositor = self.start(
            [*AS_USER, "dbus-run-session", "kwin_wayland", "--virtual", "--width", "640", "--height", "480",
             "--no-lockscreen", "--socket", self.display, f"{HERE}/fake-input"], stdout=subprocess.PIPE,
            changes={"KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1", "DISPLAY": None, "PYTHONUNBUFFERED": "1"})
        wait_for_line(compositor.stdout.fileno(), 30)
        self.pipe = os.open(f"{self.folder}/moves", os.O_RDWR)

    def move(self):
        os.write(self.pipe, b"\n")

    def end(self):
        os.close(self.pipe)
        super().end()


class Scripted(Source):
    """The scripted compositor of the tests, with a protocol version that few compositors have. It has no timer."""

    name, protocol = "ext-idle-notify-v1, 2", "ext-idle-notify-v1"
    program = None

    def begin(self):
        self.display = "wayland-7"
        # The watches of the agent by number: start, span, and whether idle was sent.
        self.watches, self.rest = {}, ""
        self.server = self.start(
            [self.program, self.display, "seat seat0 5", "ext 2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        wait_for_line(self.server.stdout.fileno(), 20)
        os.set_blocking(self.server.stdout.fileno(), False)

    def send(self, number, opcode):
        os.write(self.server.stdin.fileno(), f"raw {number} {opcode}\n".encode())

    def move(self):
        self.pass_time()
        for number, (_, span, is_idle) in self.watches.items():
            if is_idle:
                self.send(number, 1)
            self.watches[number] = (time.monotonic(), span, False)

    def pass_time(self):
        self.read()
        now = time.monotonic()
        for number, (since, span, is_idle) in self.watches.items():
            if not is_idle and now >= since + span:
                self.send(number, 0)
                self.watches[number] = (since, span, True)

    def read(self):
        """Reads the requests of the agent: `get_input_idle_notification seat0 5000 #1`, `destroyed #1`."""
        try:
            self.rest += os.read(self.server.stdout.fileno(), 4096).decode()
        except BlockingIOError:
            return
        *lines, self.rest = self.rest.split("\n")
        for line in lines:
            words = line.replace("#", "").split()
            if words[0].startswith("get_"):
                self.watches[words[3]] = (time.monotonic(), int(words[2]) / 1000, False)
            elif words[0] == "destroyed":
                self.watches.pop(words[1], None)


class Mutter(Source):
    name, protocol, programs = "Mutter", "Mutter", ("mutter",)
    REMOTE = "org.gnome.Mutter.RemoteDesktop"

    def begin(self):
        self.display = "wayland-0"
        address = self.desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
        self.start(
            ["mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "640x480"],
            changes={"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_TYPE": "wayland", "DISPLAY": None,
                     "WAYLAND_DISPLAY": self.display, "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1"})
        for name in (self.REMOTE, "org.gnome.Mutter.IdleMonitor"):
            self.desktop.run("gdbus", "wait", "--session", "--timeout", "20", name)
        # The pointer exists only as long as the connection that created the session.
        self.connection = Connection(address)
        self.session = self.connection.call(
            self.REMOTE, "/org/gnome/Mutter/RemoteDesktop", self.REMOTE, "CreateSession")
        self.connection.call(self.REMOTE, self.session, f"{self.REMOTE}.Session", "Start")

    def move(self):
        self.connection.call(
            self.REMOTE, self.session, f"{self.REMOTE}.Session", "NotifyPointerMotionRelative", (3, 3), answered=False)

    def end(self):
        self.connection.close()
        super().end()


ALL = [X11, Sway, KWin, Scripted, Mutter]
