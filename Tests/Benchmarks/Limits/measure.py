"""Runs a program and measures its peak memory and its time, and keeps the table of all results."""
import subprocess
import sys

MEMORY, SECONDS = 100, 2  # MB, s


class Table:
    """Prints each result as a row. `exceeding` are the rows over a limit."""

    def __init__(self):
        self.exceeding = []
        print(f"{'program':42} {'input':30} {'MB':>7} {'s':>7} {'CPU s':>7}  end", flush=True)

    def add(self, program, content, memory, seconds, busy=None, end="", limit=SECONDS):
        bad = memory > MEMORY or seconds > limit
        print(f"{program[:42]:42} {content[:30]:30} {memory:7.1f} {seconds:7.2f} "
              f"{'' if busy is None else f'{busy:.2f}':>7}  {end}{'  EXCEEDS' if bad else ''}", flush=True)
        if bad:
            self.exceeding.append((program, content))

    def add_run(self, runner, words, content, limit=SECONDS):
        memory, seconds, busy, status = runner.run(words)
        # Another process may have delayed it.
        for _ in range(2):
            if SECONDS / 2 < seconds < 10 * SECONDS:
                seconds, busy = min((seconds, busy), runner.run(words)[1:3])
        self.add(
            f"balasana {' '.join(words)}".replace(runner.home + "/", ""), content, memory, seconds, busy, status, limit)


class Runner:
    """Runs `program` with the home `home`."""

    # A process inherits the peak of its parent, so the parent is a small one.
    PARENT = """import os, sys, time
begun = time.perf_counter()
null = [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_RDWR, 0) for number in (0, 1, 2)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
while not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG):
    if time.perf_counter() - begun > 600:
        os.kill(pid, 9)
    time.sleep(0.001)
elapsed = time.perf_counter() - begun
with open(f"/proc/{pid}/schedstat") as file:
    elapsed -= int(file.read().split()[1]) / 1e9
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss, elapsed, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status))
"""

    def __init__(self, program, home, environment):
        self.program, self.home, self.environment = program, home, environment

    def run(self, words):
        """The peak memory in MB, the time and the processor time in s, and the exit status.

        The memory is at least 10 MB. The time is without that in which other programs had the processor.
        """
        parent = [sys.executable, "-I", "-S", "-c", self.PARENT, self.program, *words]
        text = subprocess.run(parent, env=self.environment, cwd=self.home, check=True, stdout=subprocess.PIPE).stdout
        memory, seconds, busy, status = map(float, text.split())
        return memory * 1.024 / 1000, seconds, busy, int(status)
