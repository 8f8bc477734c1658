/// What a source can tell at the moment.
public enum Availability: Hashable, Sendable {
    /// It works.
    ///
    /// - `name`: As `status` shows it, such as `X11 SYNC`.
    /// - `limits`: What it cannot tell, a sentence each.
    case works(name: String, limits: [String] = [])
    /// It does not; why, as the end of a sentence: `the X server at :0 has no SYNC extension`.
    case missing(reason: String)
}
