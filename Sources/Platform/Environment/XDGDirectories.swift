import Glibc

/// The base directories of the XDG Base Directory Specification 0.8.
public struct XDGDirectories: Hashable, Sendable {
    /// For the user's config (`XDG_CONFIG_HOME`, else `~/.config`).
    public let configHome: String
    /// For the administrator's config, the most important first (`XDG_CONFIG_DIRS`, else `/etc/xdg`).
    public let configDirs: [String]
    /// For data to keep (`XDG_DATA_HOME`, else `~/.local/share`).
    public let dataHome: String
    /// For installed data, the most important first (`XDG_DATA_DIRS`, else `/usr/local/share` and `/usr/share`).
    public let dataDirs: [String]
    /// For state to keep over a restart (`XDG_STATE_HOME`, else `~/.local/state`).
    public let stateHome: String
    /// For files that can be created again at any time (`XDG_CACHE_HOME`, else `~/.cache`).
    public let cacheHome: String

    /// The directories for `environment`. Empty and relative values are ignored, which the specification requires.
    ///
    /// Without a usable `HOME`, the home directory comes from the user database.
    public init(environment: [String: String]) {
        func absolute(_ name: String) -> String? {
            environment[name].flatMap(Self.absolute)
        }
        let home = absolute("HOME") ?? Self.homeOfUserDatabase() ?? ""
        configHome = absolute("XDG_CONFIG_HOME") ?? home + "/.config"
        dataHome = absolute("XDG_DATA_HOME") ?? home + "/.local/share"
        stateHome = absolute("XDG_STATE_HOME") ?? home + "/.local/state"
        cacheHome = absolute("XDG_CACHE_HOME") ?? home + "/.cache"
        func list(_ name: String, otherwise: [String]) -> [String] {
            let list = (environment[name] ?? "").split(separator: ":").compactMap { Self.absolute(String($0)) }
            return list.isEmpty ? otherwise : list
        }
        configDirs = list("XDG_CONFIG_DIRS", otherwise: ["/etc/xdg"])
        dataDirs = list("XDG_DATA_DIRS", otherwise: ["/usr/local/share", "/usr/share"])
    }

    /// The environment variables that name directories.
    public static let variables = [
        "HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_STATE_HOME",
        "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
    ]

    /// Which of ``variables`` of this process is not UTF-8 text, as a clause; nil for none. Decoded, its value would be
    /// another folder.
    public static var undecodable: String? {
        for name in variables {
            guard let value = getenv(name), String(validatingCString: value) == nil else { continue }
            return "\(name) is not UTF-8 text: \(String(cString: value).harmless)"
        }
        return nil
    }

    /// The directories for the environment of this process.
    public static func current() -> XDGDirectories {
        var environment: [String: String] = [:]
        for name in variables {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return XDGDirectories(environment: environment)
    }

    /// The path of the user's config.
    public var configFile: String { configHome + "/balasana/balasana.conf" }

    /// The paths of all config files, each once. Later files override earlier ones; the user's file is the last.
    public var configFiles: [String] {
        var files: [String] = [configFile]
        for dir in configDirs {
            let file = dir + "/balasana/balasana.conf"
            if !files.contains(file) { files.append(file) }
        }
        return files.reversed()
    }

    /// The folder that contains one folder of history for each machine.
    public var historyFolder: String { dataHome + "/balasana/history" }

    /// The path of the state that the agent keeps over a restart.
    public var stateFile: String { stateHome + "/balasana/state.conf" }

    /// The default path of the page that `balasana guide` writes.
    public var guidePage: String { cacheHome + "/balasana/guide.html" }

    /// The default path of the page that `balasana report` writes.
    public var reportPage: String { cacheHome + "/balasana/report.html" }

    /// `path` without trailing slashes; nil if it is not absolute.
    private static func absolute(_ path: String) -> String? {
        guard path.hasPrefix("/") else { return nil }
        var path = path
        while path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func homeOfUserDatabase() -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        return buffer.withUnsafeMutableBufferPointer { buffer in
            let code = getpwuid_r(getuid(), &entry, buffer.baseAddress!, buffer.count, &found)
            guard code == 0, found != nil, let home = entry.pw_dir else { return nil }
            return absolute(String(cString: home))
        }
    }
}
