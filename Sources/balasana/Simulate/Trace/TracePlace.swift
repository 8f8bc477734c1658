/// Where a step of a trace is recorded.
struct TracePlace: Hashable, CustomStringConvertible {
    /// The file, as its user named it.
    let file: String
    /// The line, counted from 1; nil where the file has no lines.
    var line: Int?

    /// Such as `day.jsonl:11`.
    var description: String { line.map { "\(file):\($0)" } ?? file }
}
