/// Where the readings come from and why, for those who want to know how the agent knows; no rule depends on it.
public struct SourceReport: Hashable, Sendable {
    /// What the sources are for.
    public enum Concern: String, CaseIterable, Sendable {
        /// Since when there is no input.
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
    public struct Rejected: Hashable, Sendable {
        /// Its name, as for one in use.
        public var name: String
        /// Why, as the end of a sentence: `the compositor does not offer it`.
        public var reason: String

        /// The reason of one whose program does not run.
        public static let notRunning = "it is not running"

        /// A source that is not in use because of `reason`.
        public init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// What is known of one concern.
    public struct Entry: Hashable, Sendable {
        /// What the sources are for.
        public var concern: Concern
        /// The names of the sources in use, such as `X11 SYNC`; empty when there is none.
        public var inUse: [String]
        /// What those in use cannot tell, a sentence each.
        public var limits: [String]
        /// What else was tried, the best first.
        public var rejected: [Rejected]

        /// What is known of `concern`.
        public init(_ concern: Concern, inUse: [String] = [], limits: [String] = [], rejected: [Rejected] = []) {
            self.concern = concern
            self.inUse = inUse
            self.limits = limits
            self.rejected = rejected
        }
    }

    /// One for each concern that was looked into.
    public var entries: [Entry]

    /// A survey with these entries.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }
}
