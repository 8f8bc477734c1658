"""A measured program: its build, its run from start to end, and its figures in /proc."""
import os
import signal
import subprocess
import time

from desktop import wait_for_line

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


class Program:
    """One run of a program, which writes "ready" to standard error."""

    def __init__(self, environment, command):
        reading, writing = os.pipe()
        begun = time.perf_counter()
        self.pid = os.posix_spawn(
            command, [command], environment, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 2)])
        os.close(writing)
        try:
            wait_for_line(reading, 20, b"ready\n")
        except (TimeoutError, EOFError):
            self.end()
            raise
        self.milliseconds = (time.perf_counter() - begun) * 1000
        # Keep it open: the program must not get errors from its standard error.
        self.errors = reading

    def switches(self):
        """The number of context switches so far, by thread."""
        switches = {}
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            try:
                fields = table(f"/proc/{self.pid}/task/{thread}/status")
            except (FileNotFoundError, ProcessLookupError):
                continue  # The thread has ended.
            switches[thread] = sum(int(value) for key, value in fields if "ctxt_switches" in key)
        return switches

    def memory(self):
        """USS, private dirty memory and RSS in KiB, and the number of threads."""
        rollup = {k: int(v.split()[0]) for k, v in table(f"/proc/{self.pid}/smaps_rollup") if v.endswith("kB")}
        uss = rollup["Private_Clean"] + rollup["Private_Dirty"]
        return uss, rollup["Private_Dirty"], rollup["Rss"], len(os.listdir(f"/proc/{self.pid}/task"))

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)


class WakeupCount:
    """Counts context switches of a sampled program, and wakeups: bursts of switches at least 50 ms apart."""

    APART = 0.05

    def __init__(self, program):
        self.program, self.before = program, program.switches()
        self.switches = self.wakeups = self.last_change = 0

    def sample(self):
        after = self.program.switches()
        change, self.before = switches_between(self.before, after), after
        if change:
            now = time.monotonic()
            self.switches += change
            self.wakeups += now - self.last_change >= self.APART
            self.last_change = now


def switches_between(first, last):
    """The number of context switches between two results of `switches`."""
    # The count of a thread that ended is unknown, but it was at least one.
    return sum(count - first.get(thread, 0) for thread, count in last.items()) + len(first.keys() - last.keys())


def table(path):
    with open(path) as file:
        return [(k, v.strip()) for k, _, v in (line.partition(":") for line in file)]


def build(*products):
    """Builds `products` with the options of the installer and returns their paths."""
    flags = subprocess.run(["bash", "-c", ". \"$root/Sources/install/build.sh\" && build_options"], check=True,
                           env={**os.environ, "root": ROOT}, text=True, stdout=subprocess.PIPE).stdout.split("\n")[:-1]
    for product in products:
        subprocess.run(["swift", "build", *flags, "--product", product], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    folder = subprocess.run(["swift", "build", *flags, "--show-bin-path"], cwd=ROOT, check=True, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.strip()
    return [f"{folder}/{product}" for product in products]
