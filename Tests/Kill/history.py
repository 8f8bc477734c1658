"""The history of the agent as it is on the disk, and what must hold for it."""
import datetime
import glob

COLUMNS = 7
# Rows about a time that has ended, and not about a reminder, a hold or an answer.
PERIODS = ("bout", "observed", "standing")


class Row:
    """A row of the history."""

    def __init__(self, line):
        self.line = line
        cells = line.split("\t")
        self.is_whole = len(cells) == COLUMNS and len(cells[0]) == 29
        self.event = cells[1] if len(cells) > 1 else ""
        self.detail = cells[-1]
        self.seconds = float(cells[5]) if self.is_whole and cells[5] else 0.0
        self.time = datetime.datetime.fromisoformat(cells[0]).timestamp() if self.is_whole else 0
        begun = [word[len("from="):] for word in self.detail.split(" ") if word.startswith("from=")]
        self.began = datetime.datetime.fromisoformat(begun[0]).timestamp() if begun else self.time


class History:
    """What the agent has written below `folder`, and the findings so far."""

    def __init__(self, folder):
        self.folder, self.findings = folder, []
        # Rows that were on the disk, in order: none may change or go.
        self.seen = []
        # The number of rows at the last check.
        self.checked = 0

    def lines(self):
        """The complete lines, and the incomplete last one."""
        lines, rest = [], ""
        for path in sorted(glob.glob(f"{self.folder}/**/*.tsv", recursive=True)):
            with open(path, encoding="utf-8") as file:
                *whole, rest = file.read().split("\n")
            lines += [line for line in whole if not line.startswith("time\t")]
        return lines, rest

    def rows(self):
        return [Row(line) for line in self.lines()[0]]

    def events(self, periods=()):
        """The events that are about a reminder, a hold or an answer, and those of the kinds `periods`."""
        return [row.event for row in self.rows() if row.event not in PERIODS or row.event in periods]

    def remember(self):
        """Reads the rows of a running agent, as a program that shows them does."""
        self.seen = self.lines()[0]

    def check(self, answered=(), possible=()):
        """Compares the rows with the remembered ones and with what happened since the last check, after a restart.

        answered   Calls that were answered, each with its event: there must be a row for each.
        possible   Events of calls without an answer, and of clicks: there may be a row for each.
        """
        lines, rest = self.lines()
        if rest:
            self.findings.append(f"an incomplete row stays: {rest!r}")
        if lines[: len(self.seen)] != self.seen:
            self.findings.append(f"a row of {self.seen[-3:]} was lost or changed: {lines[-3:]}")
        added = [Row(line) for line in lines[self.checked:]]
        self.findings += [f"a broken row: {row.line!r}" for row in added if not row.is_whole]
        if len(set(lines)) != len(lines):
            self.findings.append(f"a row is there twice: {sorted(lines)}")
        for event in PERIODS:
            rows = sorted((row for row in map(Row, lines) if row.event == event), key=lambda row: row.began)
            self.findings += [f"two rows overlap: {one.line!r} and {other.line!r}"
                              for one, other in zip(rows, rows[1:]) if other.began < one.time - 0.002]
        answered, possible = list(answered), list(possible)
        for event in {event for _, event in answered} | set(possible):
            calls = [call for call, word in answered if word == event]
            rows = [row for row in added if row.event == event]
            if len(rows) > len(calls) + possible.count(event):
                self.findings.append(f"there are {len(rows)} rows {event} after {len(calls)} answered calls and "
                                     f"{possible.count(event)} others")
            for call in sorted(calls, key=lambda call: call.ended):
                row = next((row for row in rows if belongs(row, call)), None)
                if row:
                    rows.remove(row)
                else:
                    self.findings.append(f"{call.method} was answered, and its row {event} is lost")
        self.seen, self.checked = lines, len(lines)


def belongs(row, call):
    """Whether `call` can have caused `row`."""
    ago = call.arguments[0] / 1000 if row.event == "ate" else 0
    # Rows have milliseconds, cut off.
    return call.sent - 0.002 <= row.time + ago <= call.ended + 0.002
