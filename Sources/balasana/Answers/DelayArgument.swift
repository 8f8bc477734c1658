import ArgumentParser
import ReminderCore
import Storage

/// How long a snooze or a pause lasts, on the command line: `20m`, `20`, `until 15:30` or `until-call-ends`.
enum DelayArgument: Equatable {
    /// For that long.
    case length(Duration)
    /// Until then.
    case until(DelayEnd)

    private static let callEnds = "until-call-ends"
    private static let forms = "a length such as 20m, `until 15:30` or `\(callEnds)`"

    /// What a shell offers for a pause. After `until` it offers nothing: any time is allowed.
    static let completion = CompletionKind.custom { words, index, _ in
        isFirst(words, index) ? ["until", callEnds, "15m", "30m", "1h", "2h"] : []
    }

    /// What a shell offers for a snooze: the lengths of the config, as no longer one is taken.
    static let snoozeCompletion = CompletionKind.custom { words, index, _ in
        let lengths = ConfigReader.load(.current()).settings.snooze.lengths
        return isFirst(words, index) ? ["until", callEnds] + lengths.map(ConfigDuration.format) : []
    }

    /// The delay that the words ask for; nil where there are none.
    static func parse(_ words: [String]) throws -> DelayArgument? {
        switch words.count {
        case 0: return nil
        case 1 where words[0] == callEnds: return .until(.callEnd)
        case 1 where words[0] == "until": throw ValidationError("`until` needs a time, for example `until 15:30`.")
        case 1 where (try? TimeText.parse(words[0])) != nil:
            throw ValidationError("\"\(words[0])\" is a time of day. Use `until \(words[0])`.")
        case 1: return .length(try LengthArgument.parse(words[0]))
        case 2 where words[0] == "until":
            guard let time = try? TimeText.parse(words[1]) else {
                throw ValidationError("\"\(words[1].harmless)\" is not a time from 00:00 to 23:59, such as 15:30.")
            }
            return .until(.time(time))
        default:
            throw ValidationError("\"\(words.joined(separator: " ").harmless)\" is not understood. Use \(forms).")
        }
    }

    /// Whether the word that is completed is the first behind the command, whose options all begin with a dash.
    private static func isFirst(_ words: [String], _ index: Int) -> Bool {
        words.prefix(index).dropFirst(2).allSatisfy { $0.hasPrefix("-") }
    }
}
