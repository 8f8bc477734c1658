import Presenters
import Storage

/// The list of settings in `config show`, one line each where possible, also for use with `grep`.
struct ConfigText {
    /// The path of the user's config.
    let own: String
    /// The path of the user's home folder, shown as `~`; empty if unknown.
    let home: String

    /// A row for each setting: key, value and origin.
    ///
    /// - Parameter width: The columns of the terminal; nil for no limit. A setting that does not fit takes several
    ///   lines.
    func rows(_ reading: ConfigReading, width: Int? = nil) -> [String] {
        let cells = reading.keys.map { [$0.key.description, $0.value, origin($0)] }
        // A single long value, such as a list of programs, must not widen the column for all others.
        let widths = [cells.map(\.[0].count).max() ?? 0, min(24, cells.map(\.[1].count).max() ?? 0)]
        let rows = cells.map { row in
            zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ") + "  " + row[2]
        }
        guard let width else { return rows }
        // Most origins are one word. A long one wraps alone and leaves the other rows as they are.
        let isNarrow = widths[0] + widths[1] + "    default".count > width
        return zip(cells, rows).flatMap { isNarrow || $1.count > width ? narrow($0, width) : [$1] }
    }

    /// A sentence with the number of settings that the user's config sets.
    func summary(_ reading: ConfigReading, exists: Bool, width: Int? = nil) -> String {
        let file = HomePath.short(own, home: home)
        let count = reading.keys.count { $0.place?.file == own }
        let text =
            exists
            ? "\(file) sets \(count) of \(reading.keys.count) settings."
            : "You have no config file (\(file)) yet."
        return width.map { Paragraph.lines(text, width: $0).joined(separator: "\n") } ?? text
    }

    /// A setting wrapped over as many lines as it needs.
    private func narrow(_ row: [String], _ width: Int) -> [String] {
        let line = row.joined(separator: "  ")
        if line.count <= width { return [line] }
        let first = "\(row[0])  \(row[1])"
        let rest = (first.count <= width ? [row[2]] : [row[1], row[2]]).flatMap { cell in
            Paragraph.lines(cell, width: max(8, width - 4)).map { "    \($0)" }
        }
        return [first.count <= width ? first : row[0]] + rest
    }

    private func origin(_ setting: ConfigSetting) -> String {
        let problem = setting.fault.map { ", problem in \(name($0))" } ?? ""
        if let place = setting.place {
            guard place.file == own else { return name(place) + problem }
            return "yours, \(name(place))" + (setting.value == setting.initial ? " (default)" : "") + problem
        }
        if setting.isKept { return "kept from before\(problem)" }
        return (setting.value == setting.initial ? "default" : "to be safe") + problem
    }

    private func name(_ place: ConfigSetting.Place) -> String {
        place.file == own ? "line \(place.line)" : "\(HomePath.short(place.file, home: home)):\(place.line)"
    }
}
