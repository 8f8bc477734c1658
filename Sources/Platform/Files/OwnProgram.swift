import Glibc

/// The program that this process runs.
public enum OwnProgram {
    /// Where it lies, by proc(5); nil where the kernel does not tell, as without `/proc`.
    public static var path: String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
