import ArgumentParser
import ReminderCore
import Storage

/// How long a snooze or a pause is to last, on the command line: `20m`, `until 15:30` or `until-call-ends`.
enum DelayArgument: Equatable {
    /// For that long.
    case length(Duration)
    /// Until then.
    case until(DelayEnd)

    /// What can be typed, with some lengths.
    static let completion = CompletionKind.list(["until", "until-call-ends", "5m", "15m", "30m", "1h"])

    /// What the words say; nil where there are none.
    static func parse(_ words: [String]) throws -> DelayArgument? {
        switch words.count {
        case 0: return nil
        case 1 where words[0] == "until-call-ends": return .until(.callEnd)
        case 1 where words[0] == "until": throw ValidationError("until takes a time such as 15:30.")
        case 1: return .length(try LengthArgument.parse(words[0]))
        case 2 where words[0] == "until":
            do {
                return .until(.time(try TimeText.parse(words[1])))
            } catch {
                throw ValidationError("until: \(error)")
            }
        default:
            throw ValidationError(
                "found \"\(words.joined(separator: " "))\", allowed is a length such as 20m, until 15:30 or until-call-ends"
            )
        }
    }
}
