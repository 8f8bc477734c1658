"""The system calls of a running agent: which ones it makes, and a kill at one of them."""
import collections
import os
import re
import subprocess
import time

# They change nothing outside the agent, so a kill at one of them leaves what a kill at the next one leaves.
PRIVATE = {"futex", "mmap", "munmap", "mprotect", "madvise", "brk", "sched_yield", "getpid", "gettid", "getrandom",
           "restart_syscall", "clock_gettime", "rt_sigprocmask", "rt_sigreturn", "exit", "exit_group"}


class Tracer:
    """strace, attached to all threads of the process `pid`."""

    def __init__(self, pid, *options):
        self.errors = os.pipe()
        os.set_blocking(self.errors[0], False)
        self.text = b""
        self.process = subprocess.Popen(["strace", "-f", "-p", str(pid), *options], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=self.errors[1])
        os.close(self.errors[1])
        end = time.monotonic() + 10
        while b" attached" not in self.text:
            if self.process.poll() is not None or time.monotonic() > end:
                self.end()
                raise RuntimeError(f"strace could not be attached: {self.text.decode()}")
            time.sleep(0.002)
            try:
                self.text += os.read(self.errors[0], 65536)
            except BlockingIOError:
                pass

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
        os.close(self.errors[0])


def kill_at(pid, name, number):
    """Kills the process as soon as a thread of it makes the system call `name` for the `number`th time from now on."""
    return Tracer(pid, "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}")


def record(pid, log):
    """Writes the system calls to the file `log`."""
    return Tracer(pid, "-o", log, "-e", "signal=none")


def points(log):
    """Every (name, number) at which the recorded process can be killed."""
    counts = collections.Counter()
    with open(log) as file:
        for line in file:
            call = re.match(r"(\d+) +(\w+)\(", line)
            if call and call[2] not in PRIVATE:
                counts[call.groups()] += 1
    most = collections.Counter()
    for (_, name), count in counts.items():
        most[name] = max(most[name], count)
    return [(name, number) for name, count in sorted(most.items()) for number in range(1, count + 1)]
