import Glibc

/// The environment of a process.
public enum Environment {
    /// The current values of this process by name.
    public static var current: [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            add(String(cString: entry), to: &variables)
            next += 1
        }
        return variables
    }

    /// The values with which another process was started, from proc(5), of at most 1 MiB; nil if they cannot be read.
    public static func ofProcess(_ id: Int) -> [String: String]? {
        guard let file = fopen("/proc/\(id)/environ", "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        bytes.removeSubrange(fread(&bytes, 1, bytes.count, file)...)
        guard !bytes.isEmpty else { return nil }
        var variables: [String: String] = [:]
        for entry in bytes.split(separator: 0) { add(String(decoding: entry, as: UTF8.self), to: &variables) }
        return variables
    }

    private static func add(_ entry: String, to variables: inout [String: String]) {
        guard let equals = entry.firstIndex(of: "=") else { return }
        variables[String(entry[..<equals])] = String(entry[entry.index(after: equals)...])
    }
}
