import Platform

/// The config files that exist, the lowest layer first, and the problems of those that cannot be read.
public struct ConfigFiles: Hashable, Sendable {
    /// Those that were read.
    public private(set) var files: [ConfigFile] = []
    /// Those above every file that was not read, which cannot change what they set.
    private(set) var above: [ConfigFile] = []
    /// The problems of those that were not.
    public private(set) var unreadable: [ConfigDiagnostic] = []

    /// The files at `paths`, which are absolute. A missing one is left out, unless a link leads to it.
    public init(_ paths: [String]) {
        for path in paths where !add(path, FileBytes.read) {
            guard let missing = PathWalk(path).missing else { continue }
            // There is a config, but its text is missing: a drive is not mounted, or a repository was moved.
            leaveOut(
                path, found: "a link to \(missing.harmless)", allowed: "a file that can be read",
                problem: "this is a link to \(missing.harmless), which does not exist")
        }
    }

    /// The files at `paths`, and over them the one that the user names, which may be a pipe; nil where that is missing.
    public init?(_ paths: [String], named: String) {
        self.init(paths)
        guard add(named, FileBytes.stream) else { return nil }
    }

    /// These files, as far as they are text.
    public init(_ files: [ConfigFile]) {
        for file in files { add(file) }
    }

    /// Adds the file at `path`; false if there is none.
    private mutating func add(_ path: String, _ read: (String, Int) throws(StorageError) -> [UInt8]?) -> Bool {
        do throws(StorageError) {
            guard let bytes = try read(path, ConfigFile.limit) else { return false }
            add(ConfigFile(path: path, bytes: bytes))
        } catch {
            let allowed = "a text file of at most 256 KiB that you may read"
            leaveOut(
                path, found: error.reason, allowed: allowed,
                problem: "this is not \(allowed) (\(error.reason))")
        }
        return true
    }

    /// Whether there is a file at `path`, readable or not.
    public func contains(_ path: String) -> Bool {
        files.contains { $0.path == path } || unreadable.contains { $0.file == path }
    }

    private mutating func add(_ file: ConfigFile) {
        if let content = file.foreignContent {
            leaveOut(
                file.path, found: content, allowed: "text in UTF-8",
                problem: "this file must be UTF-8 text, not \(content)")
        } else {
            files.append(file)
            above.append(file)
        }
    }

    private mutating func leaveOut(_ path: String, found: String, allowed: String, problem: String) {
        above = []
        unreadable.append(
            ConfigDiagnostic(
                severity: .error, file: path, line: nil, group: nil, key: nil, found: found, allowed: allowed,
                problem: problem, consequence: "all settings stay as they are"))
    }
}
