import ReminderCore

/// A time of the day as the config and the command line take it.
public enum TimeText {
    /// The time that `text` says.
    public static func parse(_ text: String) throws(UnreadableValue) -> TimeOfDay {
        do {
            return try ConfigValue.time.parse(text)
        } catch {
            throw UnreadableValue(text, allowed: "a time from 00:00 to 23:59 such as 15:30")
        }
    }
}

extension ConfigValue where Value == TimeOfDay {
    /// `07:30`, `7:30` or `07:30:15`
    static var time: Self {
        let allowed = "a time from 00:00 to 23:59 such as 07:30, or off"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                let parts = text.split(separator: ":", omittingEmptySubsequences: false)
                let numbers = parts.enumerated().compactMap { index, part -> Int? in
                    let digits = index == 0 ? 1...2 : 2...2
                    guard digits.contains(part.count), part.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                        return nil
                    }
                    return Int(part)
                }
                guard (2...3).contains(parts.count), numbers.count == parts.count,
                    numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 })
                else { throw UnreadableValue(text, allowed: allowed) }
                return TimeOfDay(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
            },
            text: \.text)
    }
}

extension ConfigValue where Value == MealTimes {
    /// `12:30 to 13:00`, or `12:30` for a meal that ends as it begins.
    static var meal: Self {
        let allowed = "a time from 00:00 to 23:59 such as 12:30, two such as 12:30 to 13:00, or off"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                let ends = text.split { $0 == " " || $0 == "\t" }
                    .split(separator: "to", omittingEmptySubsequences: false).map { $0.joined(separator: " ") }
                guard ends.count <= 2 else { throw UnreadableValue(text, allowed: allowed) }
                do throws(UnreadableValue) {
                    let from = try ConfigValue<TimeOfDay>.time.parse(ends[0])
                    return MealTimes(
                        from: from, until: ends.count == 2 ? try ConfigValue<TimeOfDay>.time.parse(ends[1]) : from)
                } catch {
                    throw UnreadableValue(text, allowed: allowed)
                }
            },
            text: { $0.from == $0.until ? $0.from.text : "\($0.from.text) to \($0.until.text)" })
    }
}

extension MealSettings {
    /// A meal as people have one, to explain the keys with.
    static let example = MealSettings(
        name: "lunch", from: TimeOfDay(hour: 12, minute: 30), until: TimeOfDay(hour: 13, minute: 0))

    /// Both times as the config writes them.
    var times: MealTimes {
        get { MealTimes(from: from, until: until) }
        set { (from, until) = (newValue.from, newValue.until) }
    }
}

extension ConfigValue where Value == Set<Weekday> {
    /// `mon-fri, sun`; a range may go over the end of the week.
    static var days: Self {
        let allowed = "days such as mon-fri, sun (mon, tue, wed, thu, fri, sat, sun)"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                var days: Set<Weekday> = []
                for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end in
                        Weekday(rawValue: end.trimmed.lowercased())
                    }
                    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
                        throw UnreadableValue(text, allowed: allowed)
                    }
                    let length = (last.number - first.number + 7) % 7
                    for step in 0...length {
                        days.insert(Weekday.allCases[(first.number - 1 + step) % 7])
                    }
                }
                return days
            },
            text: { days in
                runs(of: days).map { run in
                    run.count > 2 ? "\(run[0])-\(run[run.count - 1])" : run.map(\.rawValue).joined(separator: ", ")
                }
                .joined(separator: ", ")
            })
    }

    /// Days that follow each other, a range over the end of the week last.
    private static func runs(of days: Set<Weekday>) -> [[Weekday]] {
        let week = Weekday.allCases
        let goesOver = days.isSuperset(of: [.sun, .mon]) && !days.isDisjoint(with: [.sat, .tue])
        let first = goesOver ? week.indices.first { !days.contains(week[$0]) } ?? 0 : 0
        var runs: [[Weekday]] = []
        var before: Weekday?
        for day in (week[first...] + week[..<first]) where days.contains(day) {
            if let before, day.number == before.number % week.count + 1 {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
            before = day
        }
        return runs
    }
}

extension TimeOfDay {
    /// `07:30`, or `07:30:15` where there are seconds.
    var text: String {
        second == 0 ? hoursAndMinutes : description
    }
}
