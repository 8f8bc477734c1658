/// The `[calls]` group: calls, films and presentations, known from programs that keep the desktop from going idle
/// (rules 1 and 10).
public struct CallSettings: Hashable, Sendable {
    /// What silence is while one is on.
    public enum Silence: String, CaseIterable, Sendable {
        /// The user sits and listens or watches.
        case sitting
        /// What any other silence is: an absence, once it is long enough.
        case away
    }

    /// What silence is while one is on (`calls_and_films`).
    public var silence = Silence.sitting
    /// For how long after the last input it is sitting (`limit`); 1 s or more.
    public var limit: Duration = .seconds(2 * 3600)
    /// Whether reminders wait for its end (`wait`).
    public var wait = true
    /// How long a reminder waits at most (`longest_wait`); 1 s or more.
    public var longestWait: Duration = .seconds(3600)
    /// Programs that count for nothing (`ignore`), in any case of letters: by their whole name, or by the last part of
    /// a path or of a name with dots.
    public var ignored: [String] = []

    /// The defaults.
    public init() {}

    /// Whether what `program` holds counts for nothing.
    func ignores(_ program: String) -> Bool {
        guard !ignored.isEmpty else { return false }
        let name = program.lowercased()
        let last = name.split { $0 == "/" || $0 == "." }.last.map(String.init)
        return ignored.contains { $0.lowercased() == name || $0.lowercased() == last }
    }
}
