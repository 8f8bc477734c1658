/// The name of a setting: a group, and a key in it. As text `sitting.remind_after` or `slot.morning.at`.
public struct ConfigKey: Hashable, Sendable, CustomStringConvertible {
    /// The text between the brackets, with single spaces: `sitting`, `slot morning`.
    public let group: String
    /// The key.
    public let key: String

    /// The key `key` of the group `group`.
    public init(group: String, key: String) {
        self.group = Self.id(ofGroup: group)
        self.key = key
    }

    /// Its text on the command line, such as `slot.morning.at`.
    public var description: String { String(group.map { $0 == " " ? "." : $0 }) + "." + key }

    /// `name` with single spaces between its words: groups whose names differ in white space alone are one.
    public static func id(ofGroup name: String) -> String {
        name.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }

    /// How long the name of a slot or a meal can be, in Unicode scalars. It has to fit in a notification.
    private static let longestName = 40

    /// The names that slots and meals can have, in words.
    static let allowedName = "up to \(longestName) letters, digits, - and _"

    /// Whether a slot or a meal can have this name.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.unicodeScalars.count <= longestName
            && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
}
