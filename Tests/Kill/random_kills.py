"""Kills the agent at random moments while a hasty user answers, clicks, calls, leaves and comes back."""
import os
import signal
import time

from history import History
from sitter import Sitter

# Two hours ago, so no pose waits.
ATE = ("Ate", "(x)", 7_200_000)
CALLS = [ATE, ATE, ("Skip", "()"), ("Snooze", "(x)", 0), ("Start", "()"), ("Stop", "()"),
         ("Hold", "(xsb)", 1000, "", True), ("Comfort", "(s)", "comfortable"), ("Comfort", "(s)", "too-long"),
         ("Comfort", "(s)", "hurt"), ("Comfort", "(s)", "interrupted"), ("Comfort", "(s)", "better"),
         ("Comfort", "(s)", "undo"), ("Pause", "(x)", 0), ("Resume", "()"), ("Resume", "()"),
         ("Stand", "(x)", 0), ("Sit", "()"), ("Sit", "()")]
CLICKS = ["start", "start", "snooze", "skip", "stop", "comfortable", "hurt", "undo"]
# The row that each call must have caused when it was answered. The others cause none, or not always.
ROWS = {"Ate": lambda _: "ate", "Skip": lambda _: "skipped", "Snooze": lambda _: "snoozed",
        "Comfort": lambda words: None if words[0] == "better" else words[0]}
# The row that each click can cause.
CLICK_ROWS = {"snooze": "snoozed", "skip": "skipped", "comfortable": "comfortable", "hurt": "hurt", "undo": "undo"}
LONGEST = 0.9
# So many of the kills come before the agent is ready.
EARLY = 0.2
# How many calls and clicks a second a user makes, who is sometimes in less of a hurry.
HASTE = [25, 25, 6, 1]
# So many agents are asked to end in order just before the kill, and so many of the next ones run in another login,
# after a reboot, or with or without a source of idle times.
ASKED, RELOGIN, REBOOT, SOURCE = 0.1, 0.05, 0.05, 0.1


def with_rows(calls):
    for call in calls:
        event = ROWS.get(call.method, lambda _: None)(call.arguments)
        if event:
            yield call, event


class RandomKills:
    """Kills an agent of `desk`, over and over."""

    def __init__(self, desk, random):
        self.desk, self.random, self.logins = desk, random, 1
        self.history, self.answered = History(f"{desk.home}/data"), 0
        # What the user did since the last check.
        self.calls, self.clicks = [], []
        desk.configure(hold="1s-5s", wait="1s", snooze="1s, 2s", away="1s")
        desk.user.set_monitor(True)
        self.sitter = Sitter(desk.user)

    @property
    def periods(self):
        return self.sitter.periods

    def run(self, count, report):
        """Kills `count` agents; `report` gets the number and the findings of each."""
        for number in range(1, count + 1):
            self.desk.start()
            if self.random.random() < EARLY:
                self.desk.pump(self.random.uniform(0, 0.15))
            else:
                self.verify()
                self.use()
            self.kill()
            report(number, self.take_findings())
            self.change_session()
        self.desk.start()
        self.verify()
        self.stand_up()
        self.kill()
        report(None, self.take_findings())

    def verify(self):
        """Checks what the last agent left, with the next one running."""
        status = self.desk.wait_until_ready()
        answered = [call for call in self.calls if call.is_answered]
        lost = [call for call in self.calls if call.is_lost]
        self.answered += len(answered)
        self.history.check(with_rows(answered), self.clicks + [event for _, event in with_rows(lost)])
        if status["state"] not in ("sitting", "due", "shown", "snoozed", "holding", "paused", "away",
                                   "standing"):
            self.history.findings.append(f"an unknown state: {status['state']}")
        self.sitter.agent_is_ready()
        self.history.findings += self.sitter.findings(self.history.rows(), status, answered, lost)
        self.calls, self.clicks = [], []

    def use(self):
        """Is the user, until it is time to kill the agent."""
        end = time.monotonic() + self.random.uniform(0, LONGEST) * self.random.choice([1, 1, 3])
        haste = self.random.choice(HASTE)
        while time.monotonic() < end:
            if not self.sitter.is_there:
                self.sitter.come_back_if_time()
            elif not self.sitter.is_in_doubt and self.random.random() < 0.5 / haste:
                self.sitter.leave(self.random)
            elif self.random.random() < 0.4:
                action = self.random.choice(CLICKS)
                if self.desk.server.click(action):
                    self.sitter.clicked(action)
                    if action in CLICK_ROWS:
                        self.clicks.append(CLICK_ROWS[action])
            else:
                method, types, *arguments = self.random.choice(CALLS)
                call = self.desk.call(method, types, *arguments)
                self.calls.append(call)
                self.sitter.called(call)
            self.desk.pump(min(self.random.expovariate(haste), max(0, end - time.monotonic())))
            self.sitter.look()
        self.history.remember()

    def kill(self):
        if self.random.random() < ASKED:
            os.kill(self.desk.agent.pid, signal.SIGTERM)
            self.desk.pump(self.random.uniform(0, 0.05))
        killed = time.time()
        self.desk.kill()
        self.sitter.look()
        self.sitter.agent_is_killed(killed)

    def change_session(self):
        """What can be different for the next agent."""
        user, choice = self.desk.user, self.random.random()
        if user.is_asleep:
            # A machine that sleeps starts no agent.
            self.sitter.come_back()
        if choice < RELOGIN + REBOOT and os.path.exists(self.desk.state_file):
            # Its end is the last moment that the state knows.
            self.sitter.session_ends(os.stat(self.desk.state_file).st_mtime)
            self.logins += 1
            self.desk.environment["XDG_SESSION_ID"] = str(self.logins)
            if choice < REBOOT:
                self.desk.reboot()
        elif choice > 1 - SOURCE and user.is_there:
            user.set_monitor(not user.has_monitor)
            self.sitter.source_changes()

    def stand_up(self):
        """Ends the last bout, so everything before it must have its row."""
        self.sitter.come_back()
        self.desk.pump(1.5)
        self.desk.ask("Stand", "(x)", 0)
        rows = self.history.rows()
        self.history.findings += self.sitter.findings(rows, None, [], [])

    def take_findings(self):
        doubles, self.desk.server.doubles = self.desk.server.doubles, []
        findings, self.history.findings = self.history.findings, []
        return findings + [f"two bubbles at once: {old!r} and {new!r}" for old, new in doubles]
