"""A user who sits, stands, leaves and comes back, and remembers when."""
import time

from periods import BREAK, LATE, SHORTEST, Periods

# After the end of a lock or of sleep, the agent waits for that long whether there is more input.
DOUBT = 2.2
# No hold lasts longer, with the time to get ready. Silence in a hold is no absence.
HOLD = 9
AWAY = ["leave", "leave", "lock", "switch", "sleep"]


class Sitter:
    """What the user does in front of the agent, and what the rows must say about it later."""

    def __init__(self, user):
        self.user, self.periods = user, Periods()
        # Whether the user stands: None while a call has no answer, or had none. Since when.
        self.stands, self.stood_since, self.moves = False, None, []
        self.ready, self.is_running = None, False
        self.left_at, self.back_at, self.is_break_seen = None, None, False
        self.doubt_until, self.changed_at, self.hold_until = 0, 0, 0
        # What the next status must say: None for unknown.
        self.is_paused = False

    @property
    def is_there(self):
        return self.left_at is None

    @property
    def is_in_doubt(self):
        """Whether the agent does not know yet that the user is back."""
        return time.time() < self.doubt_until

    # The agent

    def agent_is_ready(self):
        self.ready, self.is_running = time.time(), True
        self.periods.watched.become(not self.user.is_asleep)
        self.resume()

    def agent_is_killed(self, at):
        """What happened just before may be unknown to the next agent, until that one has started."""
        self.is_running = False
        if self.changed_at > at - LATE or at < self.doubt_until:
            since = min(self.changed_at, at - LATE)
            self.periods.forget(since)
            self.is_break_seen = False
        if any(not call.is_answered for call in self.moves) or (self.stands and at < self.doubt_until):
            self.stands, self.moves = None, []
            self.periods.sat.become(None, at - LATE)

    def session_ends(self, last):
        self.periods.forget(last)
        self.is_break_seen = False
        self.stands = False if self.stands is False else None

    def source_changes(self):
        self.periods.sat.forget(time.time() - LATE)

    def resume(self, at=None):
        """The user sits from now on, if nothing speaks against it."""
        self.periods.sat.become(self.stands is False and not self.moves and self.is_there or None, at)

    # Leaving and coming back

    def leave(self, random):
        """Leaves for a moment or for a break."""
        how = random.choice(AWAY if self.user.has_monitor else AWAY[2:])
        now = time.time()
        self.periods.sat.become(None, now)
        if how == "sleep":
            self.periods.watched.become(None, now)
        self.left_at, self.changed_at = now, now
        self.back_at = now + random.choice([random.uniform(0.1, 0.6), random.uniform(1.6, 3)])
        self.is_break_seen = now > self.hold_until and self.stands is False and not self.moves
        self.user.leave(how)

    def come_back_if_time(self):
        if time.time() >= self.back_at:
            self.come_back()

    def come_back(self):
        if self.is_there:
            return
        was_barred = self.user.is_locked or self.user.is_asleep or not self.user.is_in_front
        if self.user.is_asleep and self.is_running:
            self.periods.watched.become(True)
        now, sat = time.time(), self.periods.sat
        if self.is_running and self.is_break_seen and now > max(self.left_at + BREAK, self.ready) + LATE:
            if sat.value is None and sat.since <= self.left_at:
                sat.become(None)
                sat.spans.append((self.left_at, now, False))
        if self.stands and (now > self.left_at + BREAK - LATE or not self.is_running):
            self.stands = None
        self.user.come_back()
        self.left_at, self.changed_at = None, now
        if was_barred:
            self.doubt_until = now + DOUBT
        if self.is_running:
            self.resume(now)

    # Calls

    def clicked(self, action):
        if action == "start":
            self.hold_until = time.time() + HOLD

    def called(self, call):
        if call.method in ("Start", "Hold"):
            self.hold_until = time.time() + HOLD
        elif call.method in ("Stand", "Sit"):
            self.moves.append(call)
            self.periods.sat.become(None, call.sent)

    def look(self):
        """Follows the calls that were answered."""
        while self.moves and self.moves[0].is_answered:
            call = self.moves.pop(0)
            if call.method == "Stand":
                if self.stands is not True:
                    # A user who may not be back yet stands from the return.
                    is_known = self.stands is False and not self.is_in_doubt
                    self.stands, self.stood_since = True, call.ended if is_known else None
            else:
                if self.stands and self.stood_since and call.sent - self.stood_since > SHORTEST:
                    self.periods.sits.append(call)
                self.stands = False
            self.changed_at = call.ended
            if self.is_there:
                self.resume(call.ended)

    # The next agent

    def findings(self, rows, status, answered, lost):
        """What is wrong with the rows, and with the status of an agent that has started."""
        findings = self.periods.new_findings(rows)
        for call in answered:
            if call.method in ("Pause", "Resume"):
                self.is_paused = call.method == "Pause"
        if any(call.method in ("Pause", "Resume") for call in lost):
            self.is_paused = None
        if status is None or not self.is_there:
            return findings
        if self.stands is not None and not self.moves and self.stands != ("standing_since" in status):
            findings.append(f"the status does not know whether the user stands: {self.stands}")
        if self.is_paused is not None and self.is_paused != ("pause" in status.get("held_back", [])):
            findings.append(f"the pause is forgotten, or is there after its end: {self.is_paused}")
        return findings
