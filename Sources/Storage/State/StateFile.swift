import Glibc
import Platform
import ReminderCore

/// The file that holds the agent's ``StoredState``: a key file that people can read, replaced as a whole.
public struct StateFile: Sendable {
    /// Where it lies.
    public let path: String

    /// The state file at `path`.
    public init(path: String) {
        self.path = path
    }

    /// The state file of `directories`.
    public init(_ directories: XDGDirectories) {
        self.init(path: directories.stateFile)
    }

    /// What was found at the start.
    public enum LoadResult: Hashable, Sendable {
        /// No state: the first start.
        case none
        /// The state that was saved last.
        case loaded(StoredState)
        /// A file that cannot be used, moved aside; `reason` is one line for the log.
        case damaged(reason: String)
    }

    /// Replaces the state by `stored`, and returns when it is on the disk.
    public func save(_ stored: StoredState) throws(StorageError) {
        try AtomicFile.write(StateText.bytes(of: stored), to: path)
    }

    /// The state that was saved last. A file that is damaged, or of a later version, is renamed to
    /// `state.conf.damaged`, so that the next save does not overwrite it.
    public func load() -> LoadResult {
        AtomicFile.sweep(path)
        do throws(StorageError) {
            guard let bytes = try FileBytes.read(path) else { return .none }
            do throws(StateDamage) {
                return .loaded(try StateText.stored(in: bytes))
            } catch {
                return .damaged(reason: moveAside(because: "\(path): \(error.description)"))
            }
        } catch {
            return .damaged(reason: moveAside(because: error.description))
        }
    }

    /// What was saved last, for those who only look; nil where there is nothing that can be used.
    public var stored: StoredState? {
        guard let bytes = (try? FileBytes.read(path)) ?? nil else { return nil }
        return try? StateText.stored(in: bytes)
    }

    /// `practice` with the pain that the agent has kept beside the history, as the agent takes it up itself.
    public func withPain(_ practice: Practice, at now: UTC) -> Practice {
        guard let pain = stored?.state.pain, pain.at <= now + Practice.clockError else { return practice }
        var practice = practice
        practice.heed(pain)
        return practice
    }

    private func moveAside(because reason: String) -> String {
        let aside = path + ".damaged"
        if rename(path, aside) == 0 { return "\(reason); it is kept as \(aside)" }
        return "\(reason); it could not be moved aside (\(String(cString: strerror(errno))))"
    }
}
