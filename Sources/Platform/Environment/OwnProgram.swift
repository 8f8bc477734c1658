import Glibc

/// The executable of this process.
public enum OwnProgram {
    /// The path from proc(5); nil if it cannot be read, for example without `/proc`, or if it is not UTF-8 text.
    public static var path: String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return count > 0 ? String(validating: buffer[..<count], as: UTF8.self) : nil
    }
}
