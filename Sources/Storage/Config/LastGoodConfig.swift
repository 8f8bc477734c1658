import Glibc
import Platform
import ReminderCore

/// The last valid config that the agent read: `$XDG_STATE_HOME/balasana/good.conf`. Its settings are used where a later
/// config has problems, after a restart as well.
public struct LastGoodConfig: Sendable {
    private static let heading = """
        # The last valid config, used where balasana.conf has problems. The agent writes this file; your settings are
        # in balasana.conf.

        """

    /// Where it is, or would be.
    public let path: String

    /// That of `directories`.
    public init(_ directories: XDGDirectories) {
        path = directories.stateHome + "/balasana/good.conf"
    }

    /// The settings; nil where there are none that can be read as they were written.
    public var settings: Settings? {
        guard let bytes = (try? FileBytes.read(path)) ?? nil else { return nil }
        let reading = ConfigReader.read([ConfigFile(path: path, bytes: bytes)], keeping: nil)
        return reading.hasErrors ? nil : reading.settings
    }

    /// Keeps the texts of `files`, which have no problems, one behind the other.
    ///
    /// - Throws: Where it cannot be written; the older one stays.
    public func keep(_ files: ConfigFiles) throws(StorageError) {
        // Without any file the defaults are in force.
        guard !files.files.isEmpty else {
            unlink(path)
            return
        }
        let parts =
            [Array(Self.heading.utf8)[...]]
            + files.files.map { file in
                // A byte order mark is one at the beginning of a file alone.
                file.bytes[(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...] + [UInt8(ascii: "\n")]
            }
        if try FileBytes.read(path)?.elementsEqual(parts.joined()) == true { return }
        try AtomicFile.write(Array(parts.joined()), to: path)
    }
}
