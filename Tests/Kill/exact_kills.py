"""Kills the agent at each system call between its decision and the end of what follows from it."""
import shutil
import time

import system_calls
from history import History


class Scenario:
    """Something that the agent decides. Each method gets the desk."""

    name = ""
    # The rows at the end, whenever the agent was killed.
    rows = []
    hold = "10m"

    def prepare(self, desk):
        """Brings the agent to the moment before."""

    def arrive(self, desk):
        """Waits until an agent that was started again is at that moment."""

    def trigger(self, desk):
        """Makes it happen. Returns the call of the agent, or None."""

    def accepts(self, events):
        """Whether these rows are right at the end."""
        return events == self.rows

    def is_over(self, desk, history):
        """Whether all has happened."""
        return self.accepts(history.events())

    def complete(self, desk, history):
        """Brings the next agent to the end; the user repeats what it does not know."""
        if not self.is_over(desk, history):
            self.trigger(desk)


def is_open(desk, action):
    return any(action in bubble.actions for bubble in desk.server.bubbles.values())


class Reminder(Scenario):
    name, rows = "a reminder appears", ["shown"]

    def prepare(self, desk):
        desk.ask("Pause", "(x)", 0)
        desk.pump(1.2)

    def trigger(self, desk):
        return desk.call("Resume")

    def is_over(self, desk, history):
        return is_open(desk, "start") and super().is_over(desk, history)

    def complete(self, desk, history):
        desk.ask("Resume")


class OnReminder(Scenario):
    def prepare(self, desk):
        desk.wait_for_state("shown")

    def arrive(self, desk):
        desk.wait(lambda: is_open(desk, "start"), "the reminder")

    def complete(self, desk, history):
        desk.wait(lambda: self.is_over(desk, history) or is_open(desk, "start"), "the reminder or the end")
        if not self.is_over(desk, history):
            self.trigger(desk)


class Skip(OnReminder):
    name, rows = "Skip is clicked", ["shown", "skipped"]

    def trigger(self, desk):
        desk.server.click("skip")

    def accepts(self, events):
        # The next reminder may follow soon.
        return events[:2] == self.rows and events[2:] in ([], ["shown"])


class Snooze(OnReminder):
    name, rows = "a snooze by command", ["shown", "snoozed"]

    def trigger(self, desk):
        return desk.call("Snooze", "(x)", 0)


class Start(OnReminder):
    name, rows = "Start is clicked, and the hold begins", ["shown", "started"]

    def trigger(self, desk):
        desk.server.click("start")


class Hold(OnReminder):
    """From the start of the hold to its end."""

    name, rows, hold = "a hold is done", ["shown", "started", "done"], "2s"

    def arrive(self, desk):
        super().arrive(desk)
        desk.ask("Start")
        desk.wait_for_stage("holding")

    def trigger(self, desk):
        pass

    def accepts(self, events):
        # If the hold ends between two agents, it is unknown whether the user held it. Then the next reminder follows.
        ends = [event for event in events if event in ("done", "partial")]
        return events[:2] == self.rows[:2] and len(ends) == 1 and events[2] == ends[0]

    def complete(self, desk, history):
        pass


class Comfort(Scenario):
    name, rows, hold = "an answer by command", ["shown", "started", "done", "comfortable"], "1s"

    def prepare(self, desk):
        desk.wait_for_state("shown")
        desk.ask("Start")
        desk.ask("Pause", "(x)", 0)
        desk.wait_for_state("paused")

    def trigger(self, desk):
        return desk.call("Comfort", "(s)", "comfortable")


class Meal(Scenario):
    name, rows = "a meal by command", ["ate"]

    def prepare(self, desk):
        desk.ask("Pause", "(x)", 0)

    def trigger(self, desk):
        return desk.call("Ate", "(x)", 7_200_000)


SCENARIOS = {kind.__name__.lower(): kind for kind in (Reminder, Skip, Snooze, Start, Hold, Comfort, Meal)}
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
        self.desk.configure(hold=scenario.hold, wait="10m", snooze="10m")
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
        findings = []
        self.desk.start_and_wait()
        # Before the user does anything: a call that was answered must have its row.
        if call and call.is_answered and scenario.rows[-1] not in self.history.events():
            if not isinstance(scenario, Reminder):
                findings.append(f"{call.method} was answered, and its row is lost: {self.history.events()}")
        try:
            scenario.complete(self.desk, self.history)
            self.desk.wait(lambda: scenario.is_over(self.desk, self.history), "the end", 10)
        except TimeoutError:
            findings.append(f"the rows are {self.history.events()}, and not {scenario.rows}")
        self.desk.pump(0.02)
        self.history.check()
        findings += self.history.findings
        self.history.findings = []
        findings += [f"two bubbles at once: {old!r} and {new!r}" for old, new in self.server.doubles]
        if not scenario.accepts(self.history.events()) and not findings:
            findings.append(f"the rows are {self.history.events()}")
        self.desk.kill()
        return findings, was_reached
