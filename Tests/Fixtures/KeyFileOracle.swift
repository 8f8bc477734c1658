import CNotify

/// Parses key files with GLib's `GKeyFile`.
package enum KeyFileOracle {
    /// The keys of each group, with repeated groups merged and the last of repeated keys; nil if GLib rejects the file.
    /// GLib keeps white space at the end of a value; here it is removed because it is invisible to the user.
    package static func read(_ bytes: [UInt8]) -> [String: [String: String]]? {
        let file = g_key_file_new()
        defer { g_key_file_unref(file) }
        let loaded = bytes.withUnsafeBytes { buffer in
            g_key_file_load_from_data(
                file, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), gsize(buffer.count),
                G_KEY_FILE_KEEP_TRANSLATIONS, nil)
        }
        guard loaded != 0 else { return nil }
        var groups: [String: [String: String]] = [:]
        for group in strings(g_key_file_get_groups(file, nil)) {
            groups[group] = [:]
            for key in strings(g_key_file_get_keys(file, group, nil, nil)) {
                let value = g_key_file_get_value(file, group, key, nil)
                groups[group]?[key] = value.map { trimmed(String(cString: $0)) }
                g_free(value)
            }
        }
        return groups
    }

    private static func strings(_ list: UnsafeMutablePointer<UnsafeMutablePointer<gchar>?>?) -> [String] {
        defer { g_strfreev(list) }
        var strings: [String] = []
        while let list, let text = list[strings.count] { strings.append(String(cString: text)) }
        return strings
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while let last = text.last, last.isASCII, last.isWhitespace, last != "\u{B}" { text.removeLast() }
        return text
    }
}
