/// A key file line by line: nothing is merged or left out, and every part has its place.
///
/// Lines count from 1; spans are offsets of bytes in the file, for replacing a value in place.
public struct KeyFile: Hashable, Sendable {
    /// The groups in the order of their headers; one whose header comes twice is here twice.
    public internal(set) var groups: [Group] = []
    /// The problems of the lines, in their order.
    public internal(set) var faults: [Fault] = []

    /// A `[name]` line and the entries below it.
    public struct Group: Hashable, Sendable {
        /// What is between the brackets.
        public let name: String
        /// The header's line.
        public let line: Int
        /// The entries in their order; a key that comes twice is here twice.
        public internal(set) var entries: [Entry] = []
        /// Where the last line of the group that is neither empty nor a comment ends, its line end included.
        public internal(set) var end: Int
    }

    /// A `key = value` line.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value, without a comment behind it.
        public let value: String
        /// Everything behind the `=`: the value as GLib understands it, with a comment behind it.
        public let wholeValue: String
        /// The line.
        public let line: Int
        /// Where the key is.
        public let keySpan: Range<Int>
        /// Where ``value`` is; where it would be if it is empty.
        public let valueSpan: Range<Int>

        /// Whether something that looks like a comment follows the value.
        public var hasComment: Bool { value != wholeValue }
    }

    /// A problem of a line.
    public struct Fault: Hashable, Sendable {
        /// The line.
        public let line: Int
        /// The group of the line, nil before the first.
        public let group: String?
        /// The problem.
        public let kind: Kind

        /// The problems that a line can have.
        public enum Kind: Hashable, Sendable {
            /// Not a group, an entry or a comment, so it is left out; its text.
            case unreadable(String)
            /// A header without a closing bracket or with text behind it, still read as the group `name`.
            case header(text: String, name: String)
            /// An entry before the first group, left out; its key.
            case beforeAnyGroup(key: String)
            /// Bytes that are not UTF-8, or NUL: each was read as U+FFFD.
            case notText
        }
    }
}
