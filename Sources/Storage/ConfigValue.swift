import ReminderCore

/// How a kind of value is written in the config: reading it, writing it, and saying what is allowed.
struct ConfigValue<Value: Sendable>: Sendable {
    /// What can be written, in words.
    let allowed: String
    /// The words one of which it is; empty where there is no such choice.
    var words: [String] = []
    /// The value that a text says.
    let parse: @Sendable (String) throws(UnreadableValue) -> Value
    /// The text that says a value.
    let text: @Sendable (Value) -> String
}

extension ConfigValue where Value == Duration {
    /// `45m`
    static func duration(_ range: ClosedRange<Duration> = .seconds(1)...DurationText.longest) -> Self {
        Self(
            allowed: DurationText.allowed(in: range),
            parse: { text throws(UnreadableValue) in try DurationText.parse(text, in: range) },
            text: DurationText.format)
    }
}

extension ConfigValue where Value == [Duration] {
    /// `5m, 15m, 30m`
    static func durations(count: ClosedRange<Int>) -> Self {
        let allowed =
            "\(count.lowerBound) to \(count.upperBound) durations from 1s to "
            + "\(DurationText.format(DurationText.longest)) such as 5m, 15m, 30m"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                var durations: [Duration] = []
                for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                    do throws(UnreadableValue) {
                        durations.append(try DurationText.parse(part.trimmed))
                    } catch {
                        throw UnreadableValue(text, remark: error.remark, allowed: allowed)
                    }
                }
                guard count.contains(durations.count) else { throw UnreadableValue(text, allowed: allowed) }
                return durations
            },
            text: { $0.map(DurationText.format).joined(separator: ", ") })
    }
}

extension ConfigValue where Value == HoldRange {
    /// `30s to 3m`, or one duration for both ends.
    static var hold: Self {
        let range = HoldRange.allowed
        let allowed = "a duration such as 45s, or two such as 30s to 3m, from 1s to 10m, the longer one last"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                let words = text.split { $0 == " " || $0 == "\t" }
                let ends = words.split(separator: "to", omittingEmptySubsequences: false).map {
                    $0.joined(separator: " ")
                }
                guard ends.count <= 2 else { throw UnreadableValue(text, allowed: allowed) }
                do throws(UnreadableValue) {
                    let start = try DurationText.parse(ends[0], in: range)
                    let ceiling = ends.count == 2 ? try DurationText.parse(ends[1], in: range) : start
                    guard start <= ceiling else { throw UnreadableValue(text, allowed: allowed) }
                    return HoldRange(start: start, ceiling: ceiling)
                } catch {
                    throw UnreadableValue(text, remark: error.remark, allowed: allowed)
                }
            },
            text: { hold in
                let start = DurationText.format(hold.start)
                return hold.start == hold.ceiling ? start : "\(start) to \(DurationText.format(hold.ceiling))"
            })
    }
}

extension ConfigValue where Value == Int {
    /// `3`
    static func number(_ range: ClosedRange<Int>) -> Self {
        let allowed = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                guard let number = Int(text), range.contains(number) else {
                    throw UnreadableValue(text, allowed: allowed)
                }
                return number
            },
            text: { String($0) })
    }

    /// `80%`
    static var percent: Self {
        let allowed = "a share from 0% to 100% such as 80%"
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if Int(text) != nil { throw UnreadableValue(text, remark: "without a %", allowed: allowed) }
                guard text.hasSuffix("%"), let number = Int(text.dropLast().trimmed), (0...100).contains(number) else {
                    throw UnreadableValue(text, allowed: allowed)
                }
                return number
            },
            text: { "\($0)%" })
    }
}
