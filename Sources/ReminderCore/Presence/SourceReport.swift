/// The sources in use, and why others are not. `balasana doctor` shows it; no rule depends on it.
public struct SourceReport: Hashable, Sendable {
    /// A question that sources answer. The raw value is the key on the bus and in JSON.
    public enum Concern: String, CodingKey, CaseIterable, Sendable {
        /// Since when there has been no input.
        case idle
        /// Whether the screen is locked.
        case lock
        /// When the machine sleeps.
        case sleep
        /// Which programs keep the desktop from going idle.
        case inhibitors
        /// Whether the user wants no notifications.
        case doNotDisturb = "do-not-disturb"
    }

    /// A source that is not in use.
    public struct Rejected: Codable, Hashable, Sendable {
        /// The name that it has when it is in use.
        public var name: String
        /// The reason, as the end of a sentence: `the compositor does not offer it`.
        public var reason: String

        /// The reason for a source whose program is not running.
        public static let notRunning = "it is not running"

        /// - Parameter reason: The end of a sentence, without a full stop.
        public init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// The sources for one concern.
    public struct Entry: Encodable, Hashable, Sendable {
        /// The question that they answer.
        public var concern: Concern
        /// The names of the sources in use, such as `X11 SYNC`; empty when there is none.
        public var inUse: [String]
        /// What the sources in use cannot detect, a sentence each.
        public var limits: [String]
        /// The other sources that were tried, the best first.
        public var rejected: [Rejected]

        fileprivate enum CodingKeys: String, CodingKey {
            case inUse = "in_use"
            case limits, rejected
        }

        /// An entry; without sources in use, the concern cannot be detected.
        public init(_ concern: Concern, inUse: [String] = [], limits: [String] = [], rejected: [Rejected] = []) {
            self.concern = concern
            self.inUse = inUse
            self.limits = limits
            self.rejected = rejected
        }

        fileprivate init(_ concern: Concern, _ members: KeyedDecodingContainer<CodingKeys>) throws {
            self.init(
                concern, inUse: try members.decode([String].self, forKey: .inUse),
                limits: try members.decode([String].self, forKey: .limits),
                rejected: try members.decode([Rejected].self, forKey: .rejected))
        }
    }

    /// At most one for each concern; a concern without one was not checked.
    public var entries: [Entry]

    /// A report with these entries.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }
}

/// An object with an entry for each concern that was checked.
extension SourceReport: Codable {
    /// Concerns of later versions are left out, and so is an entry that cannot be read.
    ///
    /// - Throws: `DecodingError` for a value that is no object.
    public init(from decoder: any Decoder) throws {
        let concerns = try decoder.container(keyedBy: Concern.self)
        self.init(
            Concern.allCases.compactMap { concern in
                let members = try? concerns.nestedContainer(keyedBy: Entry.CodingKeys.self, forKey: concern)
                return members.flatMap { try? Entry(concern, $0) }
            })
    }

    /// The encoder decides whether a concern that was not checked is null or left out.
    public func encode(to encoder: any Encoder) throws {
        var concerns = encoder.container(keyedBy: Concern.self)
        for concern in Concern.allCases {
            try concerns.encodeIfPresent(entries.first { $0.concern == concern }, forKey: concern)
        }
    }
}
