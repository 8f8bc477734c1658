import Platform

/// The popups of this program in Plasma's settings, `plasmanotifyrc` in each folder of the configuration.
enum PlasmaSetting {
    /// The paths of the files, the user's first.
    static func paths(_ directories: XDGDirectories) -> [String] {
        ([directories.configHome] + directories.configDirs).map { $0 + "/plasmanotifyrc" }
    }

    /// True if the first of these texts that has the key turns the popups of `application` off.
    static func isSilent(_ texts: [String], application: String = Application.id) -> Bool {
        texts.lazy.compactMap { showsPopups($0, application) }.first == false
    }

    /// Groups and keys of KConfig can end with an option in brackets, such as `[$i]` for one that users cannot change.
    private static func showsPopups(_ text: String, _ application: String) -> Bool? {
        let wanted = "[Applications][\(application)]"
        var isWanted = false
        var shows: Bool?
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("[") {
                isWanted = line == wanted || line == wanted + "[$i]"
            } else if isWanted, let equals = line.firstIndex(of: "="),
                line[..<equals].split(separator: "[").first == "ShowPopups"
            {
                shows = !["false", "no", "off", "0"].contains(line[line.index(after: equals)...].lowercased())
            }
        }
        return shows
    }
}
