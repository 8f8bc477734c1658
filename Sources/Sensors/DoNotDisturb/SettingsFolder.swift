/// Where the desktop's own programs keep their settings.
enum SettingsFolder {
    /// `XDG_CONFIG_HOME`, else `~/.config` (XDG Base Directory Specification), by these variables.
    static func path(_ environment: [String: String]) -> String {
        let set = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return set ?? "\(environment["HOME"] ?? "")/.config"
    }
}
