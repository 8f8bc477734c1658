import Glibc
import ReminderCore
import Storage

/// The settings that a command goes by: those of a file that its user names, else the user's own.
struct ConfigChoice {
    /// The file; nil for the user's own.
    let file: String?

    /// The settings, if nothing is wrong with them.
    ///
    /// - Throws: Exit status 65 when the config has faults, 66 when it cannot be read; both after saying so.
    func settings() throws -> Settings {
        let reading = try reading()
        for diagnostic in reading.diagnostics { StandardError.say("\(diagnostic)") }
        if reading.diagnostics.contains(where: { $0.severity == .error }) {
            throw Exit.unreadable("Nothing was done: the config has faults.")
        }
        return reading.settings
    }

    private func reading() throws -> ConfigReading {
        guard let file else { return ConfigReader.load(.current(), keeping: nil) }
        do throws(StorageError) {
            guard let bytes = try FileBytes.read(file) else {
                throw StorageError(action: "read", path: file, code: ENOENT)
            }
            return ConfigReader.read([ConfigFile(path: file, bytes: bytes)], keeping: nil)
        } catch {
            throw Exit.noInput("\(file) cannot be read: \(error.reason).")
        }
    }
}
