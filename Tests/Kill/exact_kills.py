"""Kills the agent at each system call between its decision and the end of what follows from it."""
import shutil
import time

import system_calls
from history import History
from scenarios import SCENARIOS, Reminder

# A reminder that was on the screen for 5 minutes counts as shown, and a later agent does not show it.
LONGEST = 150  # s


class ExactKills:
    """Runs each scenario once for each system call in it."""

    def __init__(self, desk):
        self.desk, self.server = desk, desk.server
        self.history, self.prepared = History(f"{desk.home}/data"), 0

    def run(self, names, report):
        for name in names:
            self.run_scenario(SCENARIOS[name](), report)

    def run_scenario(self, scenario, report):
        self.prepare(scenario)
        log = f"{self.desk.folder}/strace.log"
        self.resume(scenario)
        tracer = system_calls.record(self.desk.agent.pid, log)
        self.follow(scenario)
        tracer.end()
        self.desk.kill()
        points, reached = system_calls.points(log), 0
        for name, number in points:
            findings, was_reached = self.kill_at(scenario, name, number)
            reached += was_reached
            report(f"{scenario.name}, {name} {number}", findings)
        print(f"{self.server.kind}, {scenario.name}: {len(points)} kills, {reached} of them at the exact call",
              flush=True)

    @property
    def template(self):
        return f"{self.desk.folder}/template"

    def prepare(self, scenario):
        """Saves the home of an agent that was killed at the moment before."""
        self.reset(None)
        self.desk.configure(hold=scenario.hold, wait="10m", snooze="10m", away=scenario.away)
        self.desk.user.set_monitor(scenario.has_monitor)
        self.desk.start_and_wait()
        scenario.prepare(self.desk)
        self.desk.kill()
        shutil.rmtree(self.template, ignore_errors=True)
        shutil.copytree(self.desk.home, self.template)
        self.prepared = time.monotonic()

    def reset(self, template):
        shutil.rmtree(self.desk.home, ignore_errors=True)
        if template:
            shutil.copytree(template, self.desk.home)
        self.server.clear()
        self.desk.user.come_back()
        self.server.doubles.clear()
        self.history.checked = 0

    def resume(self, scenario):
        if time.monotonic() > self.prepared + LONGEST:
            self.prepare(scenario)
        self.reset(self.template)
        self.desk.start_and_wait()
        scenario.arrive(self.desk)
        # Its threads come to rest.
        self.desk.pump(0.05)
        self.history.remember()

    def follow(self, scenario):
        """Triggers it and waits for its end, or that of the agent."""
        call = scenario.trigger(self.desk)
        self.desk.wait(
            lambda: not self.desk.is_alive or scenario.is_over(self.desk, self.history)
            and (call is None or call.has_ended), scenario.name)
        self.desk.pump(0.05)
        return call

    def kill_at(self, scenario, name, number):
        self.resume(scenario)
        tracer = system_calls.kill_at(self.desk.agent.pid, name, number)
        call = self.follow(scenario)
        was_reached = not self.desk.is_alive
        self.desk.kill()
        tracer.end()
        findings, events = [], lambda: self.history.events(scenario.periods)
        self.desk.start_and_wait()
        # Before the user does anything: a call that was answered must have its row.
        if call and call.is_answered and scenario.rows[-1] not in events():
            if not isinstance(scenario, Reminder):
                findings.append(f"{call.method} was answered, and its row is lost: {events()}")
        try:
            scenario.complete(self.desk, self.history)
            self.desk.wait(lambda: scenario.is_over(self.desk, self.history), "the end", 10)
        except TimeoutError:
            findings.append(f"the rows are {events()}, and not {scenario.rows}")
        self.desk.pump(0.02)
        self.history.check()
        findings += self.history.findings
        self.history.findings = []
        findings += [f"two bubbles at once: {old!r} and {new!r}" for old, new in self.server.doubles]
        if not scenario.accepts(events()) and not findings:
            findings.append(f"the rows are {events()}")
        self.desk.kill()
        return findings, was_reached
