import Glibc

/// Files of inputs, read and written as a whole.
enum InputFile {
    /// The bytes of the file at `path`; the process ends where there is none.
    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            complain("\(path) cannot be read.")
            exit(66)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "wb") else {
            complain("\(path) cannot be written.")
            exit(73)
        }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }

    /// The files at `path` and in the folders below it, in the order of their names.
    static func all(at path: String) -> [String] {
        guard let folder = opendir(path) else { return [path] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted().flatMap { all(at: "\(path)/\($0)") }
    }
}
