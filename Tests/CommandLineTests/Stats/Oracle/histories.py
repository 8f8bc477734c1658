"""Histories for the tests of `balasana stats`: by name, or random ones by number."""
import collections
import datetime
import os
import random
import zoneinfo

HEADER = "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1\n"
BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
TOKYO = zoneinfo.ZoneInfo("Asia/Tokyo")
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)


class Desk:
    """The rows of several machines."""

    def __init__(self, now, zone=BERLIN, days=28):
        self.zone, self.now, self.days = zone, datetime.datetime(*now, tzinfo=zone), days
        self.rows = collections.defaultdict(list)

    def at(self, *time, zone=None):
        return datetime.datetime(*time, tzinfo=zone or self.zone)

    def say(self, time, event, kind="", variation="", hold="", sitting=0, detail="", machine="desk"):
        # Lengths are those of civil time: a datetime with a zone adds hours on the wall clock.
        text = time.isoformat(timespec="milliseconds")
        self.rows[machine, text[:7]].append((time.timestamp(), f"{text}\t{event}\t{kind}\t{variation}\t{hold}\t{sitting}\t{detail}\n"))

    def period(self, event, begin, end, ended, sitting=0, machine="desk"):
        detail = f"from={begin.isoformat(timespec='milliseconds')} ended={ended}"
        self.say(end, event, "sitting" if event == "bout" else "", "", "", sitting, detail, machine)

    def sit(self, begin, end, ended="away", short=0, machine="desk"):
        self.period("bout", begin, end, ended, int(end.timestamp() - begin.timestamp()) - short, machine)

    def watch(self, begin, end, ended="sleep", machine="desk"):
        self.period("observed", begin, end, ended, 0, machine)

    def write(self, folder):
        for (machine, month), rows in self.rows.items():
            os.makedirs(f"{folder}/{machine}", exist_ok=True)
            with open(f"{folder}/{machine}/{month}.tsv", "w", encoding="utf-8") as file:
                file.write(HEADER + "".join(row for _, row in sorted(rows, key=lambda row: row[0])))


def empty():
    return Desk((2026, 11, 30, 12))


def first_day():
    desk = Desk((2026, 11, 30, 12))
    desk.watch(desk.at(2026, 11, 30, 9), desk.at(2026, 11, 30, 11))
    desk.sit(desk.at(2026, 11, 30, 9), desk.at(2026, 11, 30, 9, 50))
    desk.say(desk.at(2026, 11, 30, 9, 45), "shown", "sitting", "seated", 30, 2700)
    desk.say(desk.at(2026, 11, 30, 9, 50), "away-break", "sitting", "", "", 3000, "shown")
    return desk


def clocks():
    """Days of 23 and of 25 hours, watched from midnight to midnight, and a bout over both changes."""
    desk = Desk((2026, 10, 27, 9), days=250)
    for month, day in ((3, 28), (3, 29), (10, 24), (10, 25)):
        midnight = desk.at(2026, month, day)
        desk.watch(midnight, midnight + datetime.timedelta(days=1), "midnight")
    desk.sit(desk.at(2026, 3, 29, 1), desk.at(2026, 3, 29, 4))
    desk.sit(desk.at(2026, 10, 25, 1), desk.at(2026, 10, 25, 4))
    desk.sit(desk.at(2026, 10, 24, 23), desk.at(2026, 10, 25, 0, 30))
    # A row over the change that was not split.
    desk.watch(desk.at(2026, 10, 24, 12), desk.at(2026, 10, 26, 8), machine="old")
    return desk


def midnight():
    desk = Desk((2026, 11, 30, 12), days=5)
    desk.sit(desk.at(2026, 11, 27, 23, 30), desk.at(2026, 11, 28), "midnight")
    desk.sit(desk.at(2026, 11, 28), desk.at(2026, 11, 28, 0, 45))
    desk.sit(desk.at(2026, 11, 28, 23, 30), desk.at(2026, 11, 29, 1))
    # The next one begins soon after that, on the same date.
    desk.sit(desk.at(2026, 11, 29, 1, 10), desk.at(2026, 11, 29, 1, 40), "quit")
    desk.sit(desk.at(2026, 11, 29, 1, 40, 30), desk.at(2026, 11, 29, 2))
    return desk


def machines():
    desk = Desk((2026, 11, 30, 18), days=3)
    desk.sit(desk.at(2026, 11, 30, 9), desk.at(2026, 11, 30, 10), short=600)
    desk.sit(desk.at(2026, 11, 30, 9, 40), desk.at(2026, 11, 30, 10, 30), machine="laptop")
    desk.sit(desk.at(2026, 11, 30, 9, 50), desk.at(2026, 11, 30, 9, 55), short=200, machine="work")
    desk.sit(desk.at(2026, 11, 30, 9, 50), desk.at(2026, 11, 30, 9, 58), machine="work")
    desk.watch(desk.at(2026, 11, 30, 8), desk.at(2026, 11, 30, 12))
    desk.watch(desk.at(2026, 11, 30, 11), desk.at(2026, 11, 30, 13), machine="laptop")
    for machine, event in (("desk", "missed"), ("laptop", "done")):
        desk.say(desk.at(2026, 11, 30, 9, 30), event, "slot:morning", "classic", 30, 0, "date=2026-11-30", machine)
    return desk


def zones():
    """A bout on a plane, and days in other zones."""
    desk = Desk((2026, 11, 30, 12), days=7)
    desk.sit(desk.at(2026, 11, 25, 23), desk.at(2026, 11, 26, 9, zone=TOKYO))
    desk.sit(desk.at(2026, 11, 27, 23, zone=TOKYO), desk.at(2026, 11, 27, 20, zone=BERLIN))
    desk.sit(desk.at(2026, 11, 28, 22), desk.at(2026, 11, 28, 20, zone=NEW_YORK))
    desk.sit(desk.at(2026, 11, 29, 23, zone=NEW_YORK), desk.at(2026, 11, 30, 1, zone=NEW_YORK))
    desk.sit(desk.at(2026, 11, 30, 8), desk.at(2026, 11, 30, 7, 50))
    return desk


def gaps():
    """Weeks without the computer, and weeks in which only rows of an older version were written."""
    desk = Desk((2026, 11, 30, 12), days=28)
    for day in range(3, 12):
        desk.say(desk.at(2026, 11, day, 10), "done", "sitting", "seated", 30, 2700)
        desk.say(desk.at(2026, 11, day, 22), "missed", "slot:evening", "classic", "", 0, f"date=2026-11-{day:02}")
    for day in (20, 21, 22, 29):
        desk.watch(desk.at(2026, 11, day, 9), desk.at(2026, 11, day, 12))
        desk.sit(desk.at(2026, 11, day, 9), desk.at(2026, 11, day, 10))
    desk.say(desk.at(2026, 11, 29, 9), "missed", "slot:evening", "classic", "", 0, "date=2026-11-25")
    return desk


def pain():
    desk = Desk((2026, 11, 30, 12), days=28)
    for day in range(1, 30):
        desk.say(desk.at(2026, 11, day, 10), "done", "slot:morning", "classic", 30, 60, f"date=2026-11-{day:02}")
    # Suspended before the first day that is read, until the 5th.
    desk.say(desk.at(2026, 7, 1, 10), "hurt", "slot:morning", "classic", 30)
    desk.say(desk.at(2026, 7, 3, 10), "hurt", "slot:morning", "classic", 30)
    desk.say(desk.at(2026, 11, 5, 10), "better")
    desk.say(desk.at(2026, 11, 9, 10, 1), "hurt", "sitting", "seated", 30)
    desk.say(desk.at(2026, 11, 9, 10, 2), "undo", "sitting", "seated", 30, 0, "answer=hurt")
    desk.say(desk.at(2026, 11, 20, 10, 1), "hurt", "slot:morning", "classic", 30)
    return desk


def random_history(seed):
    numbers = random.Random(seed)
    zone = numbers.choice((BERLIN, NEW_YORK, TOKYO))
    days = numbers.choice((1, 3, 7, 28))
    now = (2026, numbers.choice((3, 4, 10, 11)), numbers.randint(20, 30), numbers.randint(0, 23))
    desk = Desk(now, zone, days)
    begin = desk.now - datetime.timedelta(days=2 * days + 10)
    pick = lambda *words: numbers.choice(words)
    for _ in range(numbers.randint(0, 30 + 20 * days)):
        machine = pick("desk", "laptop", "work")
        time = begin + datetime.timedelta(milliseconds=numbers.randrange(0, (2 * days + 11) * 86_400_000))
        until = (time.astimezone(datetime.timezone.utc) + numbers.random() ** 2 * 30 * HOUR).astimezone(
            pick(zone, zone, zone, TOKYO, NEW_YORK))
        until = until.replace(microsecond=until.microsecond // 1000 * 1000)
        kind = pick("sitting", "slot:morning", "slot:evening", "slot:gym")
        date = f"date={time.date() - datetime.timedelta(days=pick(0, 0, 0, 1, 9))}" if kind != "sitting" else ""
        pose = pick("classic", "seated", "supported", "wide-knee", "walk")
        match numbers.randrange(10):
            case 0 | 1 | 2:
                length = int(until.timestamp() - time.timestamp())
                desk.sit(time, until, pick("away", "hold", "lock", "quit"), numbers.randint(0, length), machine)
            case 3:
                desk.watch(time, until, "quit", machine)
            case 4:
                desk.period("standing", time, until, "over", 0, machine)
            case 5 | 6:
                detail = pick(date, date, f"{date} unverified", "unasked")
                desk.say(time, "started", kind, pose, numbers.randint(2, 12) * 15, 0, "", machine)
                desk.say(time + 2 * MINUTE, pick("done", "partial"), kind, pose, numbers.randint(1, 180), 0, detail,
                         machine)
                answer = pick("comfortable", "comfortable", "too-long", "hurt", "interrupted")
                desk.say(time + 3 * MINUTE, answer, kind, pose, 30, 0, "", machine)
                if numbers.random() < 0.2:
                    desk.say(time + 4 * MINUTE, "undo", kind, pose, 30, 0, f"answer={answer}", machine)
            case 7:
                desk.say(time, "shown", kind, pose, 30, 60, date, machine)
                desk.say(time + MINUTE, pick("ignored", "skipped", "missed"), kind, pose, "", 60, date, machine)
            case 8:
                desk.say(time, "away-break", "sitting", "", "", 60, pick("", "due", "shown", "snoozed"), machine)
            case 9:
                desk.say(time, pick("better", "ate", "pondered"), machine=machine)
    return desk


NAMED = {"empty": empty, "first-day": first_day, "clocks": clocks, "midnight": midnight, "machines": machines,
         "zones": zones, "gaps": gaps, "pain": pain}


def history(name):
    return NAMED[name]() if name in NAMED else random_history(int(name))
