import Platform

/// A problem with the config, in words for the user.
public struct ConfigDiagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How serious it is.
    public enum Severity: Hashable, Sendable {
        /// Some of the text is not used.
        case error
        /// It is used, but perhaps not as it was meant.
        case warning
    }

    /// How serious it is.
    public let severity: Severity
    /// The file.
    public let file: String
    /// The line, counted from 1; nil where the file as a whole is meant.
    public let line: Int?
    /// The group, as written; nil where there is none.
    public let group: String?
    /// The key; nil where the line or the group is meant.
    public let key: String?
    /// The text that was found, such as `"45 minits"`.
    public let found: String
    /// The values that are allowed, such as `a duration from 1s to 24h, such as 45m, 1h30m or 30s`.
    public let allowed: String
    /// The problem, such as `"45 minits" is not a duration from 1s to 24h`.
    let problem: String
    /// The consequence, such as `keeping 45m`.
    public let consequence: String
    /// The number of problems it means: 1, except for the one that counts the problems that are not listed.
    public private(set) var count = 1

    /// Identifies the problem: equal for the same problem in another line.
    public var subject: String { [file, group ?? "", key ?? "", found].joined(separator: "\n") }

    /// One line with all of it, such as `/home/a/.config/balasana/balasana.conf:4: [sitting] remind_after: "45 minits"
    /// is not a duration from 1s to 24h; keeping 45m`.
    public var description: String { text(file) }

    /// The same with only the name of the file, for a notification.
    public var shortDescription: String { text(Folder.name(of: file)) }

    private func text(_ file: String) -> String {
        var text = file.harmless
        if let line { text += ":\(line)" }
        text += ":"
        if let group { text += " [\(UnreadableValue.shown(group))]" }
        if let key { text += " \(UnreadableValue.shown(key))" }
        if group != nil || key != nil { text += ":" }
        return text + " \(problem); \(consequence)"
    }
}

extension ConfigDiagnostic {
    /// The diagnostic that counts the problems that are not listed.
    ///
    /// - Parameters:
    ///   - severity: The highest severity among them.
    ///   - file: The file of the first.
    ///   - count: How many there are.
    init(_ severity: Severity, file: String, others count: Int) {
        self.init(
            severity: severity, file: file, line: nil, group: nil, key: nil, found: "\(count) more",
            allowed: "fewer problems",
            problem: count == 1 ? "there is 1 more problem" : "there are \(count) more problems",
            consequence: "fix those above first")
        self.count = count
    }
}
