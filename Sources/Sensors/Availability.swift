/// Whether a source works at the moment.
public enum Availability: Hashable, Sendable {
    /// It works.
    ///
    /// - `name`: The name that `status` shows, such as `X11 SYNC`.
    /// - `limits`: What it cannot detect, one sentence each.
    case works(name: String, limits: [String] = [])
    /// It does not work. The reason is a clause, such as `the X server at :0 has no SYNC extension`.
    case missing(reason: String)
}
