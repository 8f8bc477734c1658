import Glibc

/// Ids that identify the current boot and the current login session.
public enum BootIdentity {
    /// The kernel's id of this boot; empty if it cannot be read.
    public static func bootID() -> String {
        let bytes = try? OpenFile("/proc/sys/kernel/random/boot_id", O_RDONLY).read(from: 0, limit: 64)
        return String(decoding: bytes ?? [], as: UTF8.self).trimmed
    }

    /// Whether both ids belong to the same boot. An empty id is unknown and equals none.
    public static func isSameBoot(_ id: String, _ other: String) -> Bool { !id.isEmpty && id == other }

    /// logind's id of this session (`XDG_SESSION_ID`); nil if it is unset or empty.
    public static func sessionID() -> String? {
        guard let id = getenv("XDG_SESSION_ID") else { return nil }
        return id[0] == 0 ? nil : String(cString: id)
    }
}
