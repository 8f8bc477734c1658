/// A program that keeps the desktop from going idle: a call, a film, a presentation (rules 1 and 10).
public struct IdleInhibitor: Codable, Hashable, Sendable {
    /// The name that the program gives, such as `Firefox` or `org.gnome.Totem`; empty if it gives none.
    public var program: String
    /// Why, in the program's words; often empty.
    public var reason: String

    package enum CodingKeys: CodingKey, CaseIterable {
        case program, reason
    }

    /// An inhibitor that `program` holds because of `reason`.
    public init(program: String, reason: String = "") {
        self.program = program
        self.reason = reason
    }
}
