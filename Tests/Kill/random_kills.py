"""Kills the agent at random moments while a hasty user answers, clicks and calls."""
import time

from history import History

# Two hours ago, so no pose waits.
ATE = ("Ate", "(x)", 7_200_000)
CALLS = [ATE, ATE, ("Skip", "()"), ("Snooze", "(x)", 0), ("Start", "()"), ("Stop", "()"),
         ("Hold", "(xsb)", 1000, "", True), ("Comfort", "(s)", "comfortable"), ("Comfort", "(s)", "too-long"),
         ("Comfort", "(s)", "hurt"), ("Comfort", "(s)", "interrupted"), ("Comfort", "(s)", "better"),
         ("Comfort", "(s)", "undo"), ("Pause", "(x)", 0), ("Resume", "()"), ("Resume", "()"),
         ("Stand", "(x)", 0), ("Sit", "()")]
CLICKS = ["start", "start", "snooze", "skip", "stop", "comfortable", "hurt", "undo"]
# The row that each call must have caused when it was answered. The others cause none, or not always.
ROWS = {"Ate": lambda _: "ate", "Skip": lambda _: "skipped", "Snooze": lambda _: "snoozed",
        "Comfort": lambda words: None if words[0] == "better" else words[0]}
# The row that each click can cause.
CLICK_ROWS = {"snooze": "snoozed", "skip": "skipped", "comfortable": "comfortable", "hurt": "hurt", "undo": "undo"}
LONGEST = 0.9
# So many of the kills come before the agent is ready.
EARLY = 0.2


def with_rows(calls):
    for call in calls:
        event = ROWS.get(call.method, lambda _: None)(call.arguments)
        if event:
            yield call, event


class RandomKills:
    """Kills an agent of `desk`, over and over."""

    def __init__(self, desk, random):
        self.desk, self.random = desk, random
        self.history, self.answered = History(f"{desk.home}/data"), 0
        # What the user did since the last check.
        self.calls, self.clicks = [], []
        desk.configure(hold="1s-5s", wait="1s", snooze="1s, 2s")

    def run(self, count, report):
        """Kills `count` agents; `report` gets the number and the findings of each."""
        for number in range(1, count + 1):
            self.desk.start()
            if self.random.random() < EARLY:
                self.desk.pump(self.random.uniform(0, 0.15))
            else:
                self.verify()
                self.use()
            self.desk.kill()
            report(number, self.take_findings())
        self.desk.start()
        self.verify()
        self.desk.kill()
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
        self.calls, self.clicks = [], []

    def use(self):
        """Is the user, until it is time to kill the agent."""
        end = time.monotonic() + self.random.uniform(0, LONGEST)
        while time.monotonic() < end:
            if self.random.random() < 0.4:
                action = self.random.choice(CLICKS)
                if self.desk.server.click(action) and action in CLICK_ROWS:
                    self.clicks.append(CLICK_ROWS[action])
            else:
                method, types, *arguments = self.random.choice(CALLS)
                self.calls.append(self.desk.call(method, types, *arguments))
            self.desk.pump(min(self.random.expovariate(25), max(0, end - time.monotonic())))
        self.history.remember()

    def take_findings(self):
        doubles, self.desk.server.doubles = self.desk.server.doubles, []
        findings, self.history.findings = self.history.findings, []
        return findings + [f"two bubbles at once: {old!r} and {new!r}" for old, new in doubles]
