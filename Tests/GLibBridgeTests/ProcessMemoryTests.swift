import GLibBridge
import Glibc
import Testing

struct ProcessMemoryTests {
    /// How much of the program's own code is in memory, in KiB, by proc(5).
    static func code() -> Int? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &buffer, buffer.count)
        let program = String(decoding: buffer[..<max(0, length)], as: UTF8.self)
        guard let file = fopen("/proc/self/smaps", "r") else { return nil }
        defer { fclose(file) }
        var isCode = false
        var line = [CChar](repeating: 0, count: 4096)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasSuffix("\(program)\n") { isCode = text.contains(" r-xp ") }
            guard isCode, text.hasPrefix("Rss:") else { continue }
            return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        }
        return nil
    }

    @Test func `the program's code is given back, and comes again where it is needed`() throws {
        // Whatever the tests ran so far is there; the measurement itself needs a part of it again.
        let before = try #require(Self.code())
        ProcessMemory.releaseIdle()
        let after = try #require(Self.code())
        #expect(after < before)
    }
}
