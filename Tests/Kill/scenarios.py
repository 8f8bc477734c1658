"""What the agent decides, for a kill at each system call of it."""


class Scenario:
    """Something that the agent decides. Each method gets the desk."""

    name = ""
    # The rows at the end, whenever the agent was killed.
    rows = []
    # The kinds of rows about periods that are among them.
    periods = ()
    # The lengths of a hold and of a break, and whether idle times are known.
    hold, away, has_monitor = "10m", "10m", False

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
        return self.accepts(history.events(self.periods))

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


class Stand(Scenario):
    """Standing up ends a bout."""

    name, rows, periods = "the user stands up", ["bout"], ("bout", "standing")

    def prepare(self, desk):
        desk.ask("Pause", "(x)", 0)
        desk.pump(1.2)

    def trigger(self, desk):
        return desk.call("Stand", "(x)", 0)


class Sit(Scenario):
    name, rows, periods = "the user sits down", ["bout", "standing"], ("bout", "standing")

    def prepare(self, desk):
        desk.ask("Pause", "(x)", 0)
        desk.pump(1.2)
        desk.ask("Stand", "(x)", 0)
        desk.pump(1.2)

    def trigger(self, desk):
        return desk.call("Sit")


class Away(Scenario):
    """From the last input to the break that it was."""

    name, rows, periods, away, has_monitor = "the user leaves", ["bout", "away-break"], ("bout",), "1s", True

    def prepare(self, desk):
        desk.ask("Pause", "(x)", 0)
        desk.pump(1.2)

    def trigger(self, desk):
        desk.user.leave("leave")

    def complete(self, desk, history):
        pass


class Sleep(Scenario):
    name, rows, periods = "the machine goes to sleep", ["observed"], ("observed",)

    def prepare(self, desk):
        desk.ask("Pause", "(x)", 0)
        desk.pump(1.2)

    def trigger(self, desk):
        desk.user.sleep(True)


SCENARIOS = {kind.__name__.lower(): kind for kind in (Reminder, Skip, Snooze, Start, Hold, Comfort, Meal, Stand, Sit,
                                                      Away, Sleep)}
