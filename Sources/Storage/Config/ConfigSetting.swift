/// A key of the config with its value in force.
public struct ConfigSetting: Hashable, Sendable {
    /// A line of a config file.
    public struct Place: Hashable, Sendable, CustomStringConvertible {
        /// The file.
        public let file: String
        /// The line, counted from 1.
        public let line: Int

        /// `/home/a/.config/balasana/balasana.conf:12`
        public var description: String { "\(file):\(line)" }
    }

    /// The key.
    public let key: ConfigKey
    /// The value in force, as it is written.
    public let value: String
    /// The value that the key has where no file sets it; `off` for the time of a slot or meal that only files define.
    public let initial: String
    /// The line with the value; nil where it is the default.
    public let place: Place?
    /// The line with an unreadable value that would override that of ``place``, or with a slot or meal that lacks its
    /// time; nil for none.
    public let fault: Place?
    /// Whether the value is that of the last good config, because the files have a problem.
    public let isKept: Bool
    /// Its description, in one line.
    public let explanation: String
    /// The values that are allowed, in words.
    public let allowed: String
    /// The words to choose from; empty for other kinds of value.
    public let words: [String]
}
