/// A part of the guide.
public struct GuideSection: Hashable, Sendable {
    /// What it is about, in a few words.
    public let heading: String
    /// What it says, in the order of reading.
    public let entries: [GuideEntry]
    /// Whether the entries are steps, done one after the other.
    public var isNumbered = false
    /// Whether ``CautionText/disclaimer`` ends it.
    public var hasDisclaimer = false
}
