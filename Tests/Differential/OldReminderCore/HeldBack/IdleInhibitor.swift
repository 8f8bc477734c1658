/// A program that keeps the desktop from going idle: a call, a film, a presentation (rules 1 and 10).
public struct IdleInhibitor: Hashable, Sendable {
    /// The program as it names itself, such as `Firefox` or `org.gnome.Totem`; empty when it does not.
    public var program: String
    /// Why, in the program's words; often empty.
    public var reason: String

    /// An inhibitor that `program` holds because of `reason`.
    public init(program: String, reason: String = "") {
        self.program = program
        self.reason = reason
    }
}
