"""What `balasana stats --json` says about a history, computed in another way: slowly, and from the definitions."""
import collections
import datetime
import glob
import math
import os
from fractions import Fraction

DAY = datetime.timedelta(days=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
EVENTS = {"shown", "started", "done", "partial", "snoozed", "skipped", "ignored", "missed", "away-break", "comfortable",
          "too-long", "hurt", "interrupted", "better", "undo", "ate"}
OUTCOMES = ("held", "partial", "walked_away", "skipped", "unanswered", "missed")
LONGEST = 32 * 86_400_000

Row = collections.namedtuple("Row", "time ms event kind variation hold sitting words")
Part = collections.namedtuple("Part", "start end date time rate continues")


def milliseconds(time):
    return (time - EPOCH) // datetime.timedelta(milliseconds=1)


def read(folder, now):
    """The rows of all machines in the order of time, without those of the future."""
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.tsv"))):
        with open(path, encoding="utf-8") as file:
            for line in file.read().splitlines()[1:]:
                time, event, kind, variation, hold, sitting, detail = line.split("\t")
                time = datetime.datetime.fromisoformat(time)
                words = dict(word.split("=", 1) if "=" in word else (word, "") for word in detail.split())
                rows.append(Row(time, milliseconds(time), event, kind, variation, int(hold or 0), int(sitting), words))
    rows = [row for row in rows if row.time <= now + datetime.timedelta(minutes=5)]
    return sorted(rows, key=lambda row: row.ms)


def midnights(begin, end, zone):
    """For each date from `begin` to `end`, when it ends."""
    at_home = all(time.astimezone(zone).utcoffset() == time.utcoffset() for time in (begin, end))
    date = begin.date()
    while date <= end.date():
        if at_home:
            # The first moment at which the calendar shows a later date.
            after = datetime.datetime.combine(date + DAY, datetime.time(), zone).astimezone(datetime.timezone.utc)
            yield date, milliseconds(after)
        else:
            local = datetime.datetime.combine(date + DAY, datetime.time(), begin.tzinfo)
            yield date, milliseconds(local)
        date += DAY


def parts(row, zone):
    """The parts of a period on each date."""
    begin = datetime.datetime.fromisoformat(row.words["from"])
    if begin >= row.time:
        if row.event != "bout":
            return []
        begin = row.time - datetime.timedelta(seconds=row.sitting)
    start, end = milliseconds(begin), row.ms
    if start >= end or end - start > LONGEST:
        return []
    rate = min(Fraction(1), Fraction(1000 * row.sitting, end - start)) if row.event == "bout" else Fraction(1)
    continues = row.words.get("ended") in ("midnight", "quit")
    found = []
    for date, midnight in midnights(begin, row.time, zone):
        last = date >= row.time.date()
        stop = end if last else min(end, max(start, midnight))
        if start < stop:
            time = row.time if last and date != begin.date() else begin
            found.append(Part(start, stop, date, time, rate, continues or stop < end))
        start = stop
    if not found:
        found.append(Part(milliseconds(begin), end, begin.date(), begin, rate, continues))
    return found


def union(pieces):
    """Sitting as (start, end, date, seconds): at each moment the largest rate counts, or else the one that began first."""
    times = sorted({piece.start for piece in pieces} | {piece.end for piece in pieces})
    for start, end in zip(times, times[1:]):
        open_pieces = [piece for piece in pieces if piece.start <= start and end <= piece.end]
        if open_pieces:
            top = max(open_pieces, key=lambda piece: (piece.rate, -piece.start, -piece.end))
            yield start, end, top.date, top.rate * (end - start) / 1000


def whole(seconds):
    return math.floor(Fraction(seconds) + Fraction(1, 2))


def bouts_of(pieces, dates):
    """Bouts as [start, end, date, last date, continues, time, seconds], and the sitting of each date."""
    by_start = sorted(pieces, key=lambda piece: (piece.start, piece.end))
    groups = []
    for piece in by_start:
        if groups and piece.start < max(other.end for other in groups[-1]):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    bouts, days = [], collections.Counter()
    for group in groups:
        end = max(piece.end for piece in group)
        continues = all(piece.continues for piece in group if piece.end == end)
        segments = list(union(group))
        if bouts and bouts[-1]["continues"] and group[0].start - bouts[-1]["end"] <= 60_000:
            bout = bouts[-1]
        else:
            first = min(segments)
            time = next(piece.time for piece in group if piece.start == first[0] and piece.date == first[2])
            bout = {"date": min(segment[2] for segment in segments), "time": (first[0], time), "stretches": collections.Counter()}
            bouts.append(bout)
        bout.update(end=end, continues=continues, last=max(segment[2] for segment in segments))
        for _, _, date, seconds in segments:
            bout["stretches"][(group[0].start, date)] += seconds
    for bout in bouts:
        bout["seconds"] = whole(sum(bout["stretches"].values()))
        for (_, date), seconds in bout["stretches"].items():
            days[date] += whole(seconds)
    return [bout for bout in bouts if bout["seconds"] >= 60], days


def covered(pieces):
    lengths, until = collections.Counter(), -1 << 62
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        if piece.end > until:
            lengths[piece.date] += piece.end - max(piece.start, until)
            until = piece.end
    return {date: whole(Fraction(length, 1000)) for date, length in lengths.items()}


def without_undone(rows):
    kept, answers = [], []
    for row in rows:
        if row.event == "undo":
            if answers and answers[-1].event == row.words.get("answer") and answers[-1].kind == row.kind:
                kept.remove(answers.pop())
            continue
        if row.event in ("comfortable", "too-long", "hurt", "interrupted", "better"):
            answers.append(row)
        kept.append(row)
    return kept


def pain_days(rows):
    """The dates in pain, up to the year 2100."""
    days, last, hurts, gentleness, suspended = set(), datetime.date(2100, 1, 1), [], 0, False
    ladder = {"classic": 0, "wide-knee": 0, "supported": 1, "seated": 2, "walk": 3}
    for row in rows:
        date = row.time.date()
        if row.event == "hurt":
            if hurts and row.time - hurts[-1] <= datetime.timedelta(days=7):
                suspended = True
            hurts.append(row.time)
            gentleness = max(gentleness, min(ladder[row.variation] + 1, 3))
            end = last if suspended or gentleness == 3 else date + 14 * DAY
            while date < end:
                days.add(date)
                date += DAY
        elif row.event == "better":
            suspended, gentleness = False, 0
            days = {day for day in days if day <= date}
    return days


def date_of(row):
    own = row.time.date()
    if "date" in row.words:
        session = datetime.date.fromisoformat(row.words["date"])
        if own - 8 * DAY <= session <= own + DAY:
            return session
    return own


def outcome(row):
    if "unasked" in row.words:
        return None
    if row.event == "away-break":
        return "walked_away" if {"shown", "snoozed"} & set(row.words) else None
    names = {"done": "held", "partial": "partial", "skipped": "skipped", "ignored": "unanswered", "missed": "missed"}
    return names.get(row.event)


def reminders(day_rows):
    """(kind, outcome, time) of the reminders of a day: each session once."""
    found, sessions = [], {}
    for row in day_rows:
        what = outcome(row)
        if not what:
            continue
        if not row.kind.startswith("slot:"):
            found.append(("sitting", what, row.time))
            continue
        if what == "missed" and any(other.event == "shown" and other.kind == row.kind for other in day_rows):
            what = "unanswered"
        if row.kind not in sessions or OUTCOMES.index(what) < OUTCOMES.index(sessions[row.kind][1]):
            sessions[row.kind] = (row.kind, what, row.time)
    return found + list(sessions.values())


def counted(outcomes):
    counts = collections.Counter(outcomes)
    return {name: counts[name] for name in OUTCOMES}


class Figures:
    def __init__(self, folder, now, zone, count):
        self.today = now.astimezone(zone).date()
        # The statistics see nothing before the days that they show.
        self.first = self.today - (2 * count - 1) * DAY
        self.count = count
        rows = read(folder, now)
        periods = [part for row in rows if "from" in row.words for part in self.clipped(parts(row, zone))]
        of = lambda name: [part for row in rows if row.event == name for part in self.clipped(parts(row, zone))]
        self.bouts, self.sitting = bouts_of(of("bout"), self.first)
        self.sat = set(self.sitting)
        self.observed, self.standing = covered(periods), covered(of("standing"))
        events = without_undone([row for row in rows if row.event in EVENTS])
        self.pain = pain_days(events)
        self.rows = collections.defaultdict(list)
        for row in events:
            self.rows[date_of(row)].append(row)

    def clipped(self, pieces):
        return [piece for piece in pieces if piece.date >= self.first]

    def at_desk(self, date):
        return (date in self.sat or self.standing.get(date, 0) > 0
                or any(row.event != "missed" for row in self.rows[date]))

    def value(self):
        before = [self.first + number * DAY for number in range(self.count)]
        period = [date + self.count * DAY for date in before]
        period, before = self.period(period), self.period(before)
        return {"machine": None, "period": period, "before": before, "comparison": comparison(period, before)}

    def period(self, dates):
        observed = [self.observed.get(date, 0) for date in dates if self.observed.get(date, 0) > 0]
        desk = [date for date in dates if self.at_desk(date)]
        well = [date for date in desk if date not in self.pain]
        is_pose = lambda row: row.variation != "walk"
        done = lambda date: [row for row in self.rows[date] if row.event == "done" and is_pose(row)]
        practised = [date for date in well if done(date)]
        sessions = collections.defaultdict(lambda: [0, 0])
        for date in well:
            for kind, what, _ in reminders(self.rows[date]):
                if kind.startswith("slot:"):
                    sessions[kind[5:]][0] += what == "held"
                    sessions[kind[5:]][1] += 1
        answers = [answer for date in dates for answer in reminders(self.rows[date])]
        hours = collections.defaultdict(list)
        for _, what, time in answers:
            hours[time.hour].append(what)
        return {
            "from": str(dates[0]), "until": str(dates[-1]), "observed_days": len(observed),
            "observed_seconds": sum(observed),
            "days_at_desk": len([date for date in well if date != self.today or date in practised]),
            "days_practised": len(practised), "days_in_pain": len(desk) - len(well),
            "desk_poses": sum(row.kind == "sitting" for date in desk for row in done(date)),
            "sessions": sorted(({"slot": name, "held": held, "asked": asked}
                                for name, (held, asked) in sessions.items()), key=lambda session: session["slot"]),
            "sitting": self.sitting_of(dates), "reminders": counted(what for _, what, _ in answers),
            "hours": [{"hour": hour, "reminders": counted(hours[hour])} for hour in sorted(hours)],
            "holds": self.holds(dates),
        }

    def sitting_of(self, dates):
        days = [date for date in dates if date in self.sat]
        if not days:
            return None
        bouts = [bout for bout in self.bouts if bout["date"] in dates]
        lengths = sorted(bout["seconds"] for bout in bouts)
        longest = max(bouts, key=lambda bout: (bout["seconds"], -bout["end"])) if bouts else None
        breaks = sum(not one["continues"] and one["last"] == other["date"]
                     for one, other in zip(self.bouts, self.bouts[1:]) if other["date"] in dates)
        full = [date for date in days if date != self.today] or days
        total = sum(self.sitting[date] for date in full)
        earlier = any(self.at_desk(date) for date in dates if date < days[0])
        start = longest and datetime.datetime.fromtimestamp(longest["time"][0] // 1000, longest["time"][1].tzinfo)
        return {
            "seconds": sum(self.sitting[date] for date in days), "days": len(full),
            "seconds_per_day": total // len(full), "bouts": len(bouts),
            "usual_bout_seconds": (lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2]) // 2 if bouts else None,
            "longest_bout_seconds": longest and longest["seconds"],
            "longest_bout_from": start and start.isoformat(), "breaks": breaks,
            "standing_seconds": sum(self.standing.get(date, 0) for date in dates),
            "recorded_since": str(days[0]) if earlier else None,
        }

    def holds(self, dates):
        rows = [row for date in dates for row in self.rows[date]]
        poses = [row for row in rows if row.variation != "walk"]
        planned = {}
        for row in poses:
            if row.event == "started":
                slot = row.kind[5:] if row.kind.startswith("slot:") else None
                planned.setdefault(slot, [row.hold, row.hold])[1] = row.hold
        count = lambda event: sum(row.event == event for row in rows)
        return {
            "poses": sum(row.event == "done" for row in poses), "partial": sum(row.event == "partial" for row in poses),
            "walks": sum(row.event == "done" and row.variation == "walk" for row in rows),
            "seconds": sum(row.hold for row in poses if row.event in ("done", "partial")),
            "planned": [{"slot": slot, "first_seconds": first, "last_seconds": last}
                        for slot, (first, last) in planned.items()],
            "comfortable": count("comfortable"), "too_long": count("too-long"), "hurt": count("hurt"),
            "interrupted": count("interrupted"),
        }


def comparison(period, before):
    new, old = period["sitting"], before["sitting"]
    if not new or not old or min(new["days"], old["days"]) < 5:
        return {"sitting": "too-little", "seconds_per_day": None}
    watched = [one["observed_seconds"] // one["observed_days"] for one in (period, before)]
    for one, other in ((new["days"], old["days"]), watched):
        if 3 * min(one, other) < 2 * max(one, other):
            return {"sitting": "observed-differs", "seconds_per_day": None}
    difference = new["seconds_per_day"] - old["seconds_per_day"]
    rounded = (abs(difference) + 150) // 300 * 300
    if rounded < 600:
        return {"sitting": "same", "seconds_per_day": 0}
    return {"sitting": "less" if difference < 0 else "more", "seconds_per_day": rounded}
