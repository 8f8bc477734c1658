import Fixtures

/// Every zone of the tz database as Python's zoneinfo reads it.
enum ZoneinfoOracle {
    /// A change of the offset, with five local times around it.
    struct Transition {
        let at: Int64
        let before: Int
        let after: Int
        let probes: [Probe]
    }

    /// A local time as seconds since 1970 on the wall clock, and its two resolutions. In a gap both are the end of the
    /// gap. A unique time has the same value twice.
    struct Probe {
        let local: Int64
        let isGap: Bool
        let first: Int64
        let second: Int64
    }

    struct Zones {
        let names: [String]
        /// The offset at the start of 1970.
        let initial: Int
        let transitions: [Transition]
    }

    /// Reads all zones from 1970 to 2061; zones with identical files share an entry.
    static func read() throws -> [Zones] {
        let bytes = try ChildProcess(["python3", "-c", script]).result()
        return bytes.split(separator: UInt8(ascii: "=")).map { entry in
            let lines = entry.split(separator: UInt8(ascii: "\n"))
            let head = lines[0].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            return Zones(
                names: Array(head.dropFirst()), initial: Int(head[0])!, transitions: lines.dropFirst().map(transition))
        }
    }

    private static func transition(_ line: ArraySlice<UInt8>) -> Transition {
        let numbers = line.split(separator: UInt8(ascii: " ")).map { Int64(String(decoding: $0, as: UTF8.self))! }
        return Transition(
            at: numbers[0], before: Int(numbers[1]), after: Int(numbers[2]),
            probes: stride(from: 3, to: numbers.count, by: 4).map {
                Probe(local: numbers[$0], isGap: numbers[$0 + 1] == 1, first: numbers[$0 + 2], second: numbers[$0 + 3])
            })
    }

    /// Finds the transitions by bisection between every twelfth day, and resolves both folds (PEP 495) around each.
    private static let script = """
        import calendar, datetime, hashlib, zoneinfo
        UTC, EPOCH = datetime.timezone.utc, datetime.datetime(1970, 1, 1)
        START, END, STEP = 0, calendar.timegm((2061, 1, 1, 0, 0, 0)), 12 * 86400
        groups = {}
        for name in sorted(zoneinfo.available_timezones()):
            with open("/usr/share/zoneinfo/" + name, "rb") as f:
                groups.setdefault(hashlib.sha1(f.read()).digest(), []).append(name)
        for names in groups.values():
            zone = zoneinfo.ZoneInfo(names[0])
            def offset(t):
                return int(datetime.datetime.fromtimestamp(t, zone).utcoffset().total_seconds())
            def civil(local, fold):
                wall = (EPOCH + datetime.timedelta(seconds=local)).replace(tzinfo=zone, fold=fold)
                return local - int(wall.utcoffset().total_seconds())
            def probe(local, at):
                first, second = civil(local, 0), civil(local, 1)
                gap = offset(first) + first != local
                return f"{local} 1 {at} {at}" if gap else f"{local} 0 {first} {second}"
            lines, known = [], offset(START)
            print("=", known, *names)
            for t in range(START + STEP, END, STEP):
                while (now := offset(t)) != known:
                    low, high = t - STEP, t
                    while high - low > 1:
                        middle = (low + high) // 2
                        low, high = (low, middle) if offset(middle) != known else (middle, high)
                    then = offset(high)
                    edge, end = high + min(known, then), high + max(known, then)
                    times = (edge - 1, edge, (edge + end) // 2, end - 1, end)
                    print(high, known, then, *(probe(x, high) for x in times))
                    known = then
        """
}
