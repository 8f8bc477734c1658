import Storage

/// A problem in a trace, in words for its author.
struct TraceFault: Error, CustomStringConvertible {
    /// The file, as its user named it.
    let file: String
    /// The line, counted from 1; nil where the file as a whole is meant.
    let line: Int?
    /// The key; nil where the line is meant.
    let key: String?
    /// What was found, such as `"activ" (did you mean active?)`.
    let found: String
    /// What is allowed there.
    let allowed: String

    /// A fault of `file`.
    init(_ file: String, line: Int? = nil, key: String? = nil, found: String, allowed: String) {
        self.file = file
        self.line = line
        self.key = key
        self.found = found
        self.allowed = allowed
    }

    /// The fault of `file` whose `bytes`, which begin on `line`, are not JSON.
    init(_ file: String, notJSON bytes: ArraySlice<UInt8>, line: Int = 1) {
        let broken = BrokenJSON(bytes)
        self.init(file, line: line + broken.line - 1, found: broken.found, allowed: broken.allowed)
    }

    /// One line with all of it.
    var description: String {
        let place = file.harmless + (line.map { ":\($0)" } ?? "") + (key.map { ": \($0)" } ?? "")
        return "\(place): found \(found.harmless); expected \(allowed)"
    }
}
