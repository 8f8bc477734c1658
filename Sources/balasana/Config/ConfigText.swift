import Storage

/// The settings for people, and for `grep`.
enum ConfigText {
    /// A line for each setting: its key, its value, and where that comes from.
    ///
    /// - Parameter home: The user's home, which is written `~`; empty for none.
    static func text(_ reading: ConfigReading, home: String) -> String {
        let rows = reading.keys.map { setting in
            [setting.key.description, setting.value, origin(setting, home)]
        }
        let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            // One value that is long, such as a list of programs, must not push all others aside.
            let cells = zip(row, [widths[0], min(widths[1], 24)]).map { text, width in
                text + String(repeating: " ", count: max(0, width - text.count))
            }
            return (cells + [row[2]]).joined(separator: "  ")
        }
        .joined(separator: "\n")
    }

    private static func origin(_ setting: ConfigSetting, _ home: String) -> String {
        let short = { (place: ConfigSetting.Place) in
            let file = place.file
            let isBelow = !home.isEmpty && file.hasPrefix(home + "/")
            return "\(isBelow ? "~" + file.dropFirst(home.count) : file):\(place.line)"
        }
        let fault = setting.fault.map { ", for a fault in \(short($0))" } ?? ""
        if let place = setting.place { return short(place) + fault }
        if setting.isKept { return "as before" + fault }
        let word = setting.value == setting.initial ? "default" : "to be safe"
        return word + fault
    }
}
