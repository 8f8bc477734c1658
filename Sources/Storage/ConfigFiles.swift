/// The config files that are there, the lowest layer first, and word of those that cannot be read.
public struct ConfigFiles: Hashable, Sendable {
    /// Those that were read.
    public private(set) var files: [ConfigFile] = []
    /// What is amiss with those that were not.
    public private(set) var unreadable: [ConfigDiagnostic] = []

    /// What lies at `paths`, which are absolute; one where nothing lies is left out, unless links lead there to nothing.
    public init(_ paths: [String]) {
        for path in paths where !add(path, FileBytes.read) {
            guard let missing = PathWalk(path).missing else { continue }
            // There is a config, and only its text is away: a drive that is not mounted, a repository that moves.
            leaveOut(
                path, found: "a link to \(missing.harmless), which is not there", allowed: "a file that can be read")
        }
    }

    /// What lies at `paths`, and over it what the user names, which may be a pipe; nil where nothing lies at `named`.
    public init?(_ paths: [String], named: String) {
        self.init(paths)
        guard add(named, FileBytes.stream) else { return nil }
    }

    /// These files, as far as they are text.
    public init(_ files: [ConfigFile]) {
        for file in files { add(file) }
    }

    /// Whether anything lies at `path`.
    private mutating func add(_ path: String, _ read: (String, Int) throws(StorageError) -> [UInt8]?) -> Bool {
        do throws(StorageError) {
            guard let bytes = try read(path, ConfigFile.limit) else { return false }
            add(ConfigFile(path: path, bytes: bytes))
        } catch {
            leaveOut(
                path, found: "that it cannot be read (\(error.reason))",
                allowed: "a text file of at most 256 KiB that you may read")
        }
        return true
    }

    /// Whether something lies at `path`, be it readable or not.
    public func contains(_ path: String) -> Bool {
        files.contains { $0.path == path } || unreadable.contains { $0.file == path }
    }

    private mutating func add(_ file: ConfigFile) {
        if let content = file.foreignContent {
            leaveOut(file.path, found: content, allowed: "text in UTF-8")
        } else {
            files.append(file)
        }
    }

    private mutating func leaveOut(_ path: String, found: String, allowed: String) {
        unreadable.append(
            ConfigDiagnostic(
                severity: .error, file: path, line: nil, group: nil, key: nil, found: found, allowed: allowed,
                consequence: "all settings stay as they are"))
    }
}
