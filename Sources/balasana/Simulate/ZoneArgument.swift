import ArgumentParser
import Platform
import ReminderCore

/// A time zone on the command line.
enum ZoneArgument {
    /// Shell completions: the time zones with inhabitants. The tz database has many more names.
    static let completion = CompletionKind.shellCommand("awk '!/^#/ { print $3 }' /usr/share/zoneinfo/zone.tab")

    /// The calendar with the time zone `text`.
    static func parse(_ text: String) throws -> Calendar {
        guard let calendar = Calendar.named(text) else {
            throw ValidationError("\"\(text.harmless)\" is not a time zone. Use a name such as Europe/Berlin.")
        }
        return calendar
    }
}
