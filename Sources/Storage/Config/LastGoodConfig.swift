import Glibc
import Platform
import ReminderCore

/// A copy of the settings that were in force last: `$XDG_STATE_HOME/balasana/good.conf`. They stay in force where the
/// config has errors, after a restart as well.
public struct LastGoodConfig: Sendable {
    private static let heading = """
        # The last working settings, used where balasana.conf has problems. The agent writes this file; your settings
        # are in balasana.conf.

        """

    /// Where it is, or would be.
    public let path: String

    /// That of `directories`.
    public init(_ directories: XDGDirectories) {
        path = directories.stateHome + "/balasana/good.conf"
    }

    /// The settings; nil where there is no copy, or one that cannot be read in full.
    public var settings: Settings? {
        guard let bytes = (try? FileBytes.read(path)) ?? nil else { return nil }
        return settings(in: bytes)
    }

    private func settings(in bytes: [UInt8]) -> Settings? {
        let reading = ConfigReader.read([ConfigFile(path: path, bytes: bytes)], keeping: nil)
        return reading.hasErrors ? nil : reading.settings
    }

    /// Keeps the settings of `reading`: the texts of its `files`, or, if these have errors, its values.
    ///
    /// - Throws: Where it cannot be written; the older copy stays.
    public func keep(_ reading: ConfigReading, of files: ConfigFiles) throws(StorageError) {
        if reading.hasErrors {
            // A file that cannot be read changes no setting.
            guard files.unreadable.isEmpty, reading.settings != settings else { return }
            let bytes = Array((Self.heading + Self.text(reading.keys)).utf8)
            if settings(in: bytes) == reading.settings { try AtomicFile.write(bytes, to: path) }
        } else if files.files.isEmpty {
            // Without any file the defaults are in force.
            unlink(path)
        } else {
            let bytes = Array(Self.heading.utf8) + Self.texts(files)
            if try FileBytes.read(path) != bytes { try AtomicFile.write(bytes, to: path) }
        }
    }

    /// The texts of `files`, one after the other.
    private static func texts(_ files: ConfigFiles) -> [UInt8] {
        files.files.flatMap { file in
            // Only at the beginning of a file are these bytes a byte order mark.
            file.bytes[(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...] + [UInt8(ascii: "\n")]
        }
    }

    /// A config that sets each of `settings`.
    private static func text(_ settings: [ConfigSetting]) -> String {
        var text = ""
        var group = ""
        for setting in settings {
            if setting.key.group != group {
                group = setting.key.group
                text += "[\(group)]\n"
            }
            text += "\(setting.key.key) = \(setting.value)\n"
        }
        return text
    }
}
