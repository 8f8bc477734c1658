import Storage

/// A problem in a trace, described for the author of the trace.
struct TraceFault: Error, CustomStringConvertible {
    /// The file as the user named it.
    let file: String
    /// The line, from 1; nil if the problem concerns the whole file.
    let line: Int?
    /// The key; nil if the problem concerns the whole line.
    let key: String?
    /// The invalid text, such as `"activ" (did you mean active?)`.
    let found: String
    /// A description of the allowed text.
    let allowed: String

    init(_ file: String, line: Int? = nil, key: String? = nil, found: String, allowed: String) {
        self.file = file
        self.line = line
        self.key = key
        self.found = found
        self.allowed = allowed
    }

    /// The problem that the `bytes` of `file` are not JSON. They begin on `line`.
    init(_ file: String, notJSON bytes: ArraySlice<UInt8>, line: Int = 1) {
        let broken = BrokenJSON(bytes)
        self.init(file, line: line + broken.line - 1, found: broken.found, allowed: broken.allowed)
    }

    /// The message on one line.
    var description: String {
        let place = file.harmless + (line.map { ":\($0)" } ?? "") + (key.map { ": \($0.harmless)" } ?? "")
        return "\(place): found \(found.harmless); expected \(allowed)"
    }
}
