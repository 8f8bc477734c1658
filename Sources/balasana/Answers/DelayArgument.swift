import ArgumentParser
import ReminderCore
import Storage

/// The end of a snooze or a pause, as given on the command line: `20m`, `20`, `until 15:30`, `until tomorrow`
/// or `until-call-ends`.
enum DelayArgument: Equatable {
    /// A length from now.
    case length(Duration)
    /// A time of day, the next morning or the end of a call.
    case until(DelayEnd)

    private static let callEnds = "until-call-ends"
    private static let tomorrow = "tomorrow"
    private static let forms = "a length such as 20m, `until 15:30`, `until tomorrow` or `\(callEnds)`"

    /// Shell completions for a pause.
    static let completion = CompletionKind.custom { words, index, _ in
        isFirst(words, index) ? ["until", callEnds, "15m", "30m", "1h", "2h"] : ends(words, index)
    }

    /// Shell completions for a snooze: the lengths in the config, because a longer snooze is refused.
    static let snoozeCompletion = CompletionKind.custom { words, index, _ in
        let lengths = ConfigReader.load(.current()).settings.snooze.lengths
        return isFirst(words, index) ? ["until", callEnds] + lengths.map(ConfigDuration.format) : ends(words, index)
    }

    /// The delay that `words` ask for; nil if there are no words.
    static func parse(_ words: [String]) throws -> DelayArgument? {
        switch words.count {
        case 0: return nil
        case 1 where words[0] == callEnds: return .until(.callEnd)
        case 1 where words[0] == "until":
            throw ValidationError("`until` needs a time, for example `until 15:30` or `until tomorrow`.")
        case 1 where words[0] == tomorrow:
            throw ValidationError("Use `until tomorrow`.")
        case 1 where (try? TimeText.parse(words[0])) != nil:
            throw ValidationError("\"\(words[0])\" is a time of day. Use `until \(words[0])`.")
        case 1: return .length(try LengthArgument.parse(words[0]))
        case 2 where words == ["until", tomorrow]: return .until(.tomorrow)
        case 2 where words[0] == "until":
            guard let time = try? TimeText.parse(words[1]) else {
                throw ValidationError(
                    "\"\(words[1].harmless)\" is not a time from 00:00 to 23:59, such as 15:30, or tomorrow.")
            }
            return .until(.time(time))
        default:
            throw ValidationError("\"\(words.joined(separator: " ").harmless)\" is not understood. Use \(forms).")
        }
    }

    /// The completions after `until`; none of times, because any time is allowed.
    private static func ends(_ words: [String], _ index: Int) -> [String] {
        words.prefix(index).last == "until" ? [tomorrow] : []
    }

    /// Whether the completed word is the first argument of the command. Options all begin with a dash.
    private static func isFirst(_ words: [String], _ index: Int) -> Bool {
        words.prefix(index).dropFirst(2).allSatisfy { $0.hasPrefix("-") }
    }
}
