import Platform

/// The key `doNotDisturb` in the settings file of lxqt-notificationd.
enum LXQtSetting {
    /// The path of the file.
    static func path(_ directories: XDGDirectories) -> String {
        directories.configHome + "/lxqt/notifications.conf"
    }

    /// True if this text of a Qt settings file has `doNotDisturb=true` in its group `General`.
    static func isSilent(_ text: String) -> Bool {
        var group: Substring = ""
        var silent = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("[") {
                group = line
            } else if group == "[General]", line.hasPrefix("doNotDisturb=") {
                silent = line.dropFirst("doNotDisturb=".count) == "true"
            }
        }
        return silent
    }
}
