import Presenters

/// A section of the guide, as data.
struct GuideSection: Hashable, Sendable {
    /// Its topic, in a few words.
    let heading: String
    /// Its content, in the order of reading.
    let entries: [GuideEntry]
    /// Whether the entries are steps, done one after the other.
    var isNumbered = false
    /// Whether ``CautionText/disclaimer`` ends it.
    var hasDisclaimer = false
}
