import Presenters

/// A group of statements in the guide, with a picture.
struct GuideEntry: Hashable, Sendable {
    /// The topic in a few words; nil if the heading of the section is enough.
    let heading: String?
    /// The picture next to the statements.
    let picture: Picture?
    /// In reading order.
    let statements: [Statement]

    init(_ heading: String? = nil, _ picture: Picture? = nil, _ statements: [Statement]) {
        self.heading = heading
        self.picture = picture
        self.statements = statements
    }
}
