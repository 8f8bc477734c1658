"""What the user really did, and whether the rows about periods (bouts, standing, watching) agree with it."""
import time

# Shorter bouts, and shorter times of watching, have no row.
SHORTEST = 1.0
# A longer absence ends a bout.
BREAK = 1.0
# How late the agent may notice something on a busy machine, in seconds.
LATE = 0.3
# Rows have milliseconds, cut off, and sums of whole seconds.
ROUNDING, SECOND = 0.002, 0.5


class Timeline:
    """Since when something was so: spans with True, False, or None for unknown."""

    def __init__(self, value=None):
        self.spans, self.value, self.since = [], value, time.time()

    def become(self, value, at=None):
        at = at or time.time()
        if value != self.value:
            self.spans.append((self.since, max(at, self.since), self.value))
            self.value, self.since = value, max(at, self.since)

    def forget(self, since):
        """What was after `since` is unknown, and what is now as well."""
        self.become(None)
        spans = []
        for start, end, value in self.spans:
            if start < since:
                spans.append((start, min(end, since), value))
            if end > since:
                spans.append((max(start, since), end, None))
        self.spans = spans

    def split(self, at):
        """What was so before `at` and what was so after it are two spans."""
        self.spans = [part for start, end, value in self.spans for part in
                      ([(start, at, value), (at, end, value)] if start < at < end else [(start, end, value)])]

    def take(self, end):
        """Removes what was before `end`, and returns it."""
        taken = [(start, min(stop, end), value) for start, stop, value in self.spans if start < end]
        self.spans = [(max(start, end), stop, value) for start, stop, value in self.spans if stop > end]
        return taken


def uncovered(start, end, rows):
    """The pieces of a span that are in none of `rows`."""
    pieces, begin = [], start
    for row in sorted(rows, key=lambda row: row.began):
        if row.began > begin and begin < end:
            pieces.append((begin, min(row.began, end)))
        begin = max(begin, row.time)
    return pieces + ([(begin, end)] if begin < end else [])


class Periods:
    """The user's time. `sat` is the time at the desk, `watched` the time in which an agent ran."""

    def __init__(self):
        self.sat, self.watched = Timeline(), Timeline()
        # Answered calls of Sit that ended a period of standing long enough for a row.
        self.sits = []
        # The numbers of rows, and the seconds that were compared with them, for the summary.
        self.counts, self.compared = {}, 0.0
        # What was found before.
        self.known = set()

    @property
    def summary(self):
        rows = ", ".join(f"{count} rows {kind}" for kind, count in self.counts.items())
        return f"{rows}, compared with {self.compared:.0f} s"

    def forget(self, since):
        self.sat.forget(since)
        self.watched.forget(since)

    def new_findings(self, rows):
        """What is wrong with `rows` and was not before."""
        found = [finding for finding in self.findings(rows) if finding not in self.known]
        self.known.update(found)
        return found

    def findings(self, rows):
        """Compares the spans with `rows`, as far as these reach. Each span is compared once."""
        kinds = {kind: [row for row in rows if row.event == kind] for kind in ("bout", "standing", "observed")}
        self.counts = {kind: len(found) for kind, found in kinds.items()}
        # A done hold ends a bout.
        for row in rows:
            if row.event == "done":
                self.sat.split(row.time)
        findings = self.outside(kinds)
        for row in kinds["bout"]:
            findings += self.wrong_length(row)
        findings += self.missing("sitting", self.sat, kinds["bout"])
        findings += self.missing("watching", self.watched, kinds["observed"])
        findings += [f"Sit was answered, and its row is lost or doubled: {clock(call.sent)}" for call in self.sits
                     if sum(is_in(row.time, call.sent, call.ended) for row in kinds["standing"]) != 1]
        self.sits = []
        return findings

    def missing(self, what, timeline, periods):
        """Spans without a row, before the last row."""
        last, findings = max((row.time for row in periods), default=0), []
        for start, end, value in timeline.take(last):
            self.compared += end - start if value else 0
            pieces = uncovered(start, end, periods) if value else []
            findings += [f"{stop - begin:.2f} s of {what} have no row, from {clock(begin)}, in {clock(start)} to "
                         f"{clock(end)}" for begin, stop in pieces if stop - begin > SHORTEST + LATE]
        return findings

    def wrong_length(self, row):
        """What is wrong with the length of a bout."""
        if row.seconds > row.time - row.began + SECOND + ROUNDING or row.seconds < SHORTEST:
            return [f"it is longer than from its beginning to its end, or too short: {row.line!r}"]
        spans = [(max(start, row.began), min(end, row.time), value) for start, end, value in self.sat.spans
                 if start < row.time and row.began < end]
        sat = sum(end - start for start, end, value in spans if value)
        if row.seconds < sat - SECOND - LATE * len(spans):
            return [f"{sat:.2f} s were sat in {row.line!r}"]
        return [f"{end - start:.2f} s of it were a break, from {clock(start)}: {row.line!r}"
                for start, end, value in spans if value is False and end - start > LATE]

    def outside(self, kinds):
        """Bouts in the time of standing, or in a time without an agent."""
        rows = sorted(kinds["bout"] + kinds["standing"], key=lambda row: row.began)
        findings = [f"two rows overlap: {one.line!r} and {other.line!r}" for one, other in zip(rows, rows[1:])
                    if other.began < one.time - ROUNDING]
        last = max((row.time for row in kinds["observed"]), default=0)
        for row in kinds["bout"]:
            # The machine may have slept for less than a break, and then been watched for too short a time for a row.
            pieces = uncovered(row.began, min(row.time, last), kinds["observed"]) if row.began < last else []
            findings += [f"no agent watched for {stop - begin:.2f} s of {row.line!r}" for begin, stop in pieces
                         if stop - begin > SHORTEST + BREAK + LATE]
        return findings


def is_in(moment, start, end):
    return start - ROUNDING <= moment <= end + ROUNDING


def clock(seconds):
    return time.strftime("%H:%M:%S", time.gmtime(seconds)) + f"{seconds % 1:.3f}"[1:]
