/// The config files that are there, the lowest layer first, and word of those that cannot be read.
public struct ConfigFiles: Hashable, Sendable {
    /// Those that were read.
    public let files: [ConfigFile]
    /// What is amiss with those that were not.
    public let unreadable: [ConfigDiagnostic]

    /// What lies at `paths`; a path where nothing lies is left out.
    public init(_ paths: [String]) {
        var files: [ConfigFile] = []
        var unreadable: [ConfigDiagnostic] = []
        for path in paths {
            do throws(StorageError) {
                if let bytes = try FileBytes.read(path, limit: ConfigFile.limit) {
                    files.append(ConfigFile(path: path, bytes: bytes))
                }
            } catch {
                unreadable.append(
                    ConfigDiagnostic(
                        severity: .error, file: path, line: nil, group: nil, key: nil,
                        found: "that it cannot be read (\(error.reason))",
                        allowed: "a text file of at most 1 MiB that you may read",
                        consequence: "all settings stay as they are"))
            }
        }
        self.files = files
        self.unreadable = unreadable
    }

    /// These files, all of them read.
    public init(_ files: [ConfigFile]) {
        self.files = files
        unreadable = []
    }
}
