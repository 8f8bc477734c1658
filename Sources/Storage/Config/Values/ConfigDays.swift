import ReminderCore

extension ConfigValue where Value == Set<Weekday> {
    /// `mon-fri, sun` or `Monday to Friday, Sunday`; a range may go over the end of the week.
    static var days: Self {
        let allowed = AllowedText("a list of days (mon, tue, wed, thu, fri, sat, sun)", examples: "mon-fri or sat, sun")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                var days: Set<Weekday> = []
                for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                    let ends = RangeText.ends(part)
                    let named = ends.compactMap(Weekday.init(written:))
                    guard (1...2).contains(ends.count), named.count == ends.count else {
                        throw UnreadableValue(text, allowed: allowed, problem: unknownDay(ends))
                    }
                    let length = (named[named.count - 1].number - named[0].number + 7) % 7
                    for step in 0...length {
                        days.insert(Weekday.allCases[(named[0].number - 1 + step) % 7])
                    }
                }
                if days.isEmpty { throw UnreadableValue(text, allowed: allowed) }
                return days
            },
            text: { days in
                runs(of: days).map { run in
                    let words = run.map(\.rawValue)
                    return words.count > 2 ? "\(words[0])-\(words[words.count - 1])" : words.joined(separator: ", ")
                }
                .joined(separator: ", ")
            })
    }

    /// The problem of the first of `ends` that is a word but no day; nil for none.
    private static func unknownDay(_ ends: [String]) -> String? {
        guard let word = ends.first(where: { !$0.isEmpty && Weekday(written: $0) == nil }),
            word.misleadingCharacter == nil
        else { return nil }
        return "\(UnreadableValue.quoted(word)) is not a day (mon, tue, wed, thu, fri, sat or sun)"
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

extension Weekday {
    /// The day that `text` names with three letters or more: `mon`, `Tues`, `wednesday`, `Sundays`.
    fileprivate init?(written text: String) {
        let word = text.lowercased()
        let fits = { (day: Self) in day.name.hasPrefix(word) || day.name + "s" == word }
        guard word.count >= 3, let day = Self.allCases.first(where: fits) else { return nil }
        self = day
    }

    private var name: String {
        switch self {
        case .mon: "monday"
        case .tue: "tuesday"
        case .wed: "wednesday"
        case .thu: "thursday"
        case .fri: "friday"
        case .sat: "saturday"
        case .sun: "sunday"
        }
    }
}
