import CNotify

/// HMAC-SHA256 (RFC 2104): a hash of a message that says nothing about the key.
public enum KeyedHash {
    /// The hash of `message` with `key`, as 64 hexadecimal digits.
    public static func text(key: [UInt8], message: [UInt8]) -> String {
        let digits = g_compute_hmac_for_data(G_CHECKSUM_SHA256, key, gsize(key.count), message, gsize(message.count))
        // It fails only for an unknown kind of hash.
        guard let digits else { return "" }
        defer { g_free(digits) }
        return String(cString: digits)
    }
}
