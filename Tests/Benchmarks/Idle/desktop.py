"""A private desktop for measurements: a session bus, a screen, a notification server, and no user settings."""
import os
import select
import subprocess
import time

# No reminder is due during the measurement, and the user counts as away soon after the last key.
CONFIG = "[sitting]\nremind_after = 12h\nbreak_after = 5s\n"
AWAY_AFTER = 5
BUS = """<busconfig><type>session</type><listen>unix:path={0}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


class Desktop:
    """A private bus, screen and notification server, ended with the program."""

    def __init__(self, folder):
        self.folder, self.running = folder, []
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "XDG_RUNTIME_DIR": folder, "LANG": "C.UTF-8",
            **{f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        }
        os.makedirs(f"{folder}/CONFIG/balasana")
        self.configure(CONFIG)
        # Each is ready when it has written its line: the address of the bus, the number of the screen.
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_bus("bus")
        self.environment["DISPLAY"] = ":" + self.answer("Xvfb", "-displayfd", "{}", "-screen", "0", "800x600x24")
        self.start(["dunst"])
        self.run("gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.Notifications")

    def configure(self, text):
        with open(f"{self.folder}/CONFIG/balasana/balasana.conf", "w") as file:
            file.write(text)

    def start_bus(self, name):
        """Starts a bus with the socket `name` and returns its address."""
        with open(f"{self.folder}/{name}.conf", "w") as file:
            file.write(BUS.format(f"{self.folder}/{name}"))
        return self.answer("dbus-daemon", "--nofork", f"--config-file={self.folder}/{name}.conf", "--print-address={}")

    def start(self, command, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
                   "env": self.environment, **options}
        process = subprocess.Popen(command, **options)
        self.running.append(process)
        return process

    def answer(self, *command):
        """Starts `command` with a descriptor in place of {} and returns the line that it writes there."""
        reading, writing = os.pipe()
        self.start([word.format(writing) for word in command], pass_fds=[writing])
        os.close(writing)
        return wait_for_line(reading, 20)

    def run(self, *command):
        subprocess.run(command, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def type_for(self, seconds):
        self.run("xdotool", "key", "--delay", "250", "--repeat", str(max(1, round(seconds * 4))), "Shift_L")

    def end(self, process=None):
        """Ends `process`, or all started processes in reverse order."""
        for one in [process] if process else reversed(self.running):
            if one.poll() is None:
                one.terminate()
            one.wait()


def wait_for_line(descriptor, seconds, ending=b"\n"):
    """The text written to `descriptor` until `ending` appears."""
    text, until = b"", time.monotonic() + seconds
    while ending not in text:
        if not select.select([descriptor], [], [], max(0, until - time.monotonic()))[0]:
            raise TimeoutError(f"nothing came in {seconds} s after {text!r}")
        piece = os.read(descriptor, 4096)
        if not piece:
            raise EOFError(f"it ended after {text!r}")
        text += piece
    return text.decode().strip()
