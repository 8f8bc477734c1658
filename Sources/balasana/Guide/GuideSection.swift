import Presenters

/// A part of the guide.
struct GuideSection: Hashable, Sendable {
    /// What it is about, in a few words.
    let heading: String
    /// What it says, in the order of reading.
    let entries: [GuideEntry]
    /// Whether the entries are steps, done one after the other.
    var isNumbered = false
    /// Whether ``CautionText/disclaimer`` ends it.
    var hasDisclaimer = false
}
