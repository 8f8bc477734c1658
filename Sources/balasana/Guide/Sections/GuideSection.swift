import Presenters

/// A section of the guide as data.
struct GuideSection: Hashable, Sendable {
    /// The topic in a few words.
    let heading: String
    /// In reading order.
    let entries: [GuideEntry]
    /// Whether the entries are numbered steps.
    var isNumbered = false
    /// Whether the section ends with ``CautionText/disclaimer``.
    var hasDisclaimer = false
}
