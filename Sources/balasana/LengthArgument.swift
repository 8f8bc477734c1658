import ArgumentParser
import Storage

/// A length of time on the command line, written as in the config.
enum LengthArgument {
    /// The length that `text` says.
    static func parse(_ text: String) throws -> Duration {
        do {
            return try DurationText.parse(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
