import CNotify

/// One group of a key file, parsed by GLib. GNOME, MATE, Xfce and others read desktop entries with the same parser.
public final class DesktopKeyFile {
    private let file: OpaquePointer
    private let group: String

    /// The group `group` of the key file in `bytes`; nil if the file has no such group or GLib rejects it. GLib rejects
    /// a file for one line that is neither group nor entry nor comment.
    public init?(_ bytes: [UInt8], group: String) {
        file = g_key_file_new()
        self.group = group
        let isRead = bytes.withUnsafeBytes { bytes in
            // An empty file has a null address here, which GLib does not accept.
            bytes.isEmpty
                ? 0 : g_key_file_load_from_data(file, bytes.baseAddress, gsize(bytes.count), G_KEY_FILE_NONE, nil)
        }
        guard isRead != 0, g_key_file_has_group(file, group) != 0 else { return nil }
    }

    deinit {
        g_key_file_unref(file)
    }

    /// The value of `key` with its escapes resolved; nil if there is none. Unknown escapes stay as they are.
    public subscript(key: String) -> String? {
        guard let text = g_key_file_get_string(file, group, key, nil) else { return nil }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The value of `key` as a list of strings; nil if there is none.
    public func list(_ key: String) -> [String]? {
        var count: gsize = 0
        guard let members = g_key_file_get_string_list(file, group, key, &count, nil) else { return nil }
        defer { g_strfreev(members) }
        return (0..<Int(count)).compactMap { members[$0].map { String(cString: $0) } }
    }
}
