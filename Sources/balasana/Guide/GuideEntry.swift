import Presenters

/// Statements of the guide that belong together, and the drawing beside them.
struct GuideEntry: Hashable, Sendable {
    /// Their topic, in a few words; nil where the section's heading says it.
    let heading: String?
    /// The drawing beside them.
    let picture: Picture?
    /// Its sentences, in the order of reading.
    let statements: [Statement]

    /// An entry of `statements`.
    init(_ heading: String? = nil, _ picture: Picture? = nil, _ statements: [Statement]) {
        self.heading = heading
        self.picture = picture
        self.statements = statements
    }
}
