/// The `[calls]` group: calls, films and presentations, detected by the programs that keep the desktop from going idle
/// (rules 1 and 10).
public struct CallSettings: Hashable, Sendable {
    /// How time without input counts during a call.
    public enum Silence: String, CaseIterable, Sendable {
        /// As sitting: the user listens or watches.
        case sitting
        /// As always: as an absence, once it is long enough.
        case away
    }

    /// How time without input counts during a call (`calls_and_films`).
    public var silence = Silence.sitting
    /// For how long after the last input it counts as sitting (`limit`); 1 s or more.
    public var limit: Duration = .seconds(2 * 3600)
    /// Whether reminders wait for the end of a call (`wait`).
    public var wait = true
    /// How long a reminder waits for calls at most (`longest_wait`); 1 s or more. Later ones do not wait for that call.
    public var longestWait: Duration = .seconds(3600)
    /// Programs whose inhibitors are ignored (`ignore`): their name, or its last part after a slash or dot. The case of
    /// letters does not matter.
    public var ignored: [String] = []

    /// The defaults.
    public init() {}

    /// Whether the inhibitors of `program` are ignored.
    func ignores(_ program: String) -> Bool {
        guard !ignored.isEmpty else { return false }
        let name = program.lowercased()
        let last = name.split { $0 == "/" || $0 == "." }.last.map(String.init)
        return ignored.contains { $0.lowercased() == name || $0.lowercased() == last }
    }
}
