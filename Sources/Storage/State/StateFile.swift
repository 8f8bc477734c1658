import Glibc
import Platform
import ReminderCore

/// The file with the agent's ``StoredState``. It is a readable key file, and each save replaces the whole file.
public struct StateFile: Sendable {
    /// The absolute path of the file.
    public let path: String

    /// Uses the file at `path`, for tests. The folder is created when the state is saved.
    public init(path: String) {
        self.path = path
    }

    /// Uses the state file of `directories`.
    public init(_ directories: XDGDirectories) {
        self.init(path: directories.stateFile)
    }

    /// The result of loading the state.
    public enum LoadResult: Hashable, Sendable {
        /// There is no file: this is the first start.
        case none
        /// The last saved state.
        case loaded(StoredState)
        /// The file is unusable and was renamed. `reason` is one line for the log.
        case damaged(reason: String)
    }

    /// Replaces the file with `stored`. Returns after the data is on the disk.
    public func save(_ stored: StoredState) throws(StorageError) {
        try AtomicFile.write(StateFileText.bytes(of: stored), to: path)
    }

    /// Loads the last saved state. A damaged file, or a file of a later version, is renamed to `state.conf.damaged`, so
    /// the next save does not overwrite it.
    public func load() -> LoadResult {
        AtomicFile.sweep(path)
        do throws(StorageError) {
            guard let bytes = try FileBytes.read(path) else { return .none }
            do throws(StateDamage) {
                return .loaded(try StateFileText.stored(in: bytes))
            } catch {
                return .damaged(reason: moveAside(because: "\(path): \(error.description)"))
            }
        } catch {
            return .damaged(reason: moveAside(because: error.description))
        }
    }

    /// The last saved state for readers other than the agent; nil if there is no usable file. It changes nothing.
    public var stored: StoredState? {
        guard let bytes = (try? FileBytes.read(path)) ?? nil else { return nil }
        return try? StateFileText.stored(in: bytes)
    }

    /// Adds the pain saved by the agent to `practice`, like the agent itself does. It matters if the history has lost
    /// it.
    public func withPain(_ practice: Practice, at now: UTC) -> Practice {
        guard let pain = stored?.state.pain else { return practice }
        var practice = practice
        practice.apply(pain.notAfter(now))
        return practice
    }

    private func moveAside(because reason: String) -> String {
        let aside = path + ".damaged"
        if rename(path, aside) == 0 { return "\(reason); it is kept as \(aside)" }
        return "\(reason); it could not be moved aside (\(String(cString: strerror(errno))))"
    }
}
