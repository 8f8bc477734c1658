import Glibc

/// What tells one boot, and one login, from another.
public enum BootIdentity {
    /// The kernel's id of this boot; empty where it does not tell.
    public static func bootID() -> String {
        let bytes = try? OpenFile("/proc/sys/kernel/random/boot_id", O_RDONLY).read(from: 0, limit: 64)
        return String(decoding: bytes ?? [], as: UTF8.self).trimmed
    }

    /// logind's id of this login (`XDG_SESSION_ID`), nil where there is none.
    public static func sessionID() -> String? {
        guard let id = getenv("XDG_SESSION_ID") else { return nil }
        return id[0] == 0 ? nil : String(cString: id)
    }
}
