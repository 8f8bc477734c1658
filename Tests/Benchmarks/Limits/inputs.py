"""The worst inputs: files that are far larger or more broken than any that a user has."""
import datetime
import os
import random

MACHINES, YEARS, ROWS_A_DAY = 3, 10, 24
HEADER = "time\tevent\tkind\tvariation\thold_seconds\tsitting_seconds\tdetail\tversion=1\n"
GARBAGE = 256 << 10
SLOTS = 1000


def slots():
    """A config with many slots at different times."""
    minutes = [number * 1440 // SLOTS for number in range(SLOTS)]
    return "".join(f"[slot s{number}]\nat = {minute // 60:02}:{minute % 60:02}\nhold = 30s-3m\n"
                   for number, minute in enumerate(minutes))


def bytes_of(garbage, seed=1):
    """Garbage of a kind, 256 KiB."""
    numbers = random.Random(seed)
    match garbage:
        case "bytes":
            return numbers.randbytes(GARBAGE)
        case "lines":
            return b"x\n" * (GARBAGE // 2)
        case "groups":
            return b"[a]\n" * (GARBAGE // 4)
        case "headers":
            return b"[delivery]\n" * (GARBAGE // 11)
        case "keys":
            return b"[sitting]\n" + b"a=1\n" * (GARBAGE // 4)
        case "values":
            return b"[sitting]\nremind_after = " + b"9" * GARBAGE
        case "list":
            return b"[snooze]\nlengths = " + b"1m," * (GARBAGE // 3) + b"1m\n[quiet]\nat = " + b"1-2," * (GARBAGE // 4)
        case "slots":
            return b"".join(b"[slot %d]\n" % number for number in range(GARBAGE // 13))
    raise ValueError(garbage)


KINDS_OF_GARBAGE = ("bytes", "lines", "groups", "headers", "keys", "values", "list", "slots")


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def write_history(folder):
    """Ten years of three machines, up to now. Returns the number of rows."""
    count, today = 0, datetime.date.today()
    events = [("shown", "classic", "60", ""), ("started", "classic", "60", ""), ("done", "classic", "60", ""),
              ("comfortable", "classic", "60", ""), ("shown", "seated", "30", ""),
              ("snoozed", "seated", "", "for=900s left=2"), ("shown", "seated", "30", "nudge=1"),
              ("skipped", "seated", "", "")]
    for machine in range(MACHINES):
        months = {}
        for ago in range(YEARS * 365, -1, -1):
            date = today - datetime.timedelta(days=ago)
            rows = months.setdefault(f"{date:%Y-%m}", [HEADER])
            for number in range(ROWS_A_DAY):
                event, variation, hold, detail = events[number % len(events)]
                time = f"{date}T{number * 24 // ROWS_A_DAY:02}:{machine:02}:{number:02}.000+00:00"
                rows.append(f"{time}\t{event}\tsitting\t{variation}\t{hold}\t2700\t{detail}\n")
            count += ROWS_A_DAY
        for month, rows in months.items():
            write(f"{folder}/machine-{machine}/{month}.tsv", "".join(rows))
    return count


def write_export(path, days, periods=20):
    """An export of ActivityWatch with periods of input and of silence. Returns the number of events."""
    events = []
    for day in range(days):
        at = datetime.datetime(2016, 1, 1, 7) + datetime.timedelta(days=day)
        for number in range(2 * periods):
            status = ("not-afk", "afk")[number % 2]
            events.append(f'{{"timestamp": "{at:%Y-%m-%dT%H:%M:%S}.250000+00:00", "duration": 600.125, '
                          f'"data": {{"status": "{status}"}}}}')
            at += datetime.timedelta(seconds=601)
    bucket = '"id": "aw-watcher-afk_desk", "type": "afkstatus", "client": "aw-watcher-afk", "hostname": "desk"'
    write(path, f'{{"buckets": {{"aw-watcher-afk_desk": {{{bucket}, "events": [{", ".join(events)}]}}}}}}')
    return len(events)


def trace(days, gap=240):
    """A trace in which the user sits `days` long days, pauses every few minutes and answers everything."""
    lines, at = [], datetime.datetime(2016, 1, 1, 7)
    answers = ("start", "snooze", "skip", "close", "ate")

    def say(event):
        lines.append(f'{{"at": "{at:%Y-%m-%dT%H:%M:%S}Z", "event": "{event}"}}\n')

    for day in range(days):
        at = datetime.datetime(2016, 1, 1, 7) + datetime.timedelta(days=day)
        say("awake")
        say("unlocked")
        for number in range(14 * 3600 // (gap + 20)):
            say("active")
            at += datetime.timedelta(seconds=gap)
            say("idle")
            at += datetime.timedelta(seconds=10)
            if number % 10 == 9:
                say(answers[number // 10 % len(answers)])
            at += datetime.timedelta(seconds=10)
        say("locked")
        say("asleep")
    say("awake")
    return "".join(lines)
