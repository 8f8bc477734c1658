import Platform

/// A file of the history in a format of a later version of Balasana. Its rows are read as far as this version knows
/// their form, and none is added to it.
public struct NewerHistoryFile: Hashable, Sendable, CustomStringConvertible {
    /// The path of the file.
    public let path: String
    /// The version of its format, in digits.
    public let version: String

    /// A sentence without a full stop.
    public var description: String {
        "\(path.harmless) has the newer format \(version.harmlessName), so its rows may be misread"
    }
}
