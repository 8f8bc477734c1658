import CNotify

/// A key file in the reading of GLib, which GNOME, MATE, Xfce and others read desktop entries with.
public final class DesktopKeyFile {
    private let file: OpaquePointer
    private let group: String

    /// The group `group` of the key file in `bytes`; nil where there is no such group, and where GLib refuses the whole
    /// file, as it does for one line that is neither group nor entry nor comment.
    public init?(_ bytes: [UInt8], group: String) {
        file = g_key_file_new()
        self.group = group
        let isRead = bytes.withUnsafeBytes { bytes in
            // GLib takes no null address, which an empty file has here.
            bytes.isEmpty
                ? 0 : g_key_file_load_from_data(file, bytes.baseAddress, gsize(bytes.count), G_KEY_FILE_NONE, nil)
        }
        guard isRead != 0, g_key_file_has_group(file, group) != 0 else { return nil }
    }

    deinit {
        g_key_file_unref(file)
    }

    /// The value of `key` with its escapes resolved; nil where there is none. An escape that does not exist stays.
    public subscript(key: String) -> String? {
        guard let text = g_key_file_get_string(file, group, key, nil) else { return nil }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The members of the list that is the value of `key`; nil where there is none.
    public func list(_ key: String) -> [String]? {
        var count: gsize = 0
        guard let members = g_key_file_get_string_list(file, group, key, &count, nil) else { return nil }
        defer { g_strfreev(members) }
        return (0..<Int(count)).compactMap { members[$0].map { String(cString: $0) } }
    }
}
