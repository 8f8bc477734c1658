import Fixtures
import Foundation
import Testing

@testable import Platform

@Suite struct LongFileTests {
    private let folder = TemporaryFolder()

    private func lines(_ file: borrowing LongFile, from offset: Int = 0, limit: Int = 1 << 20) throws -> [String] {
        var lines: [String] = []
        try file.forEachLine(from: offset, limit: limit) { line in
            lines.append(String(decoding: line, as: UTF8.self))
            return line.first != UInt8(ascii: "!")
        }
        return lines
    }

    private func open(_ text: String) throws -> LongFile {
        try folder.replace("file", with: text)
        return try LongFile(folder.path + "/file", limit: 0)
    }

    @Test(arguments: [[], [""], ["a"], ["a", "", "b"]]) func `an empty line is a line, and the last needs no newline`(
        expected: [String]
    ) throws {
        let text = expected.map { $0 + "\n" }.joined()
        #expect(try lines(try open(text)) == expected)
        if expected.last?.isEmpty == false { #expect(try lines(try open(String(text.dropLast()))) == expected) }
    }

    @Test func `lines of any length are read, wherever the pieces of the file end`() throws {
        let expected = [1, 65_534, 1, 65_535, 65_536, 3, 65_537, 200_000].map { String(repeating: "x", count: $0) }
        let file = try open(expected.joined(separator: "\n"))
        #expect(try lines(file) == expected)
        #expect(try lines(file, from: 2) == Array(expected.dropFirst()))
    }

    @Test func `reading ends when the caller has enough`() throws {
        #expect(try lines(try open("a\n!b\nc\n")) == ["a", "!b"])
    }

    @Test func `a line that is too long is refused`() throws {
        let file = try open("a\n" + String(repeating: "x", count: 300_000))
        let error = #expect(throws: StorageError.self) { try self.lines(file, limit: 100_000) }
        #expect(error?.code == EFBIG)
    }

    /// The pipe holds a part of the text, and the rest comes while it is read.
    @Test func `a pipe can be read twice, and its copy is not in the folder`() throws {
        let pipe = Pipe()
        let text = (0..<30_000).map { "line \($0)" }
        Thread.detachNewThread {
            pipe.fileHandleForWriting.write(Data(text.joined(separator: "\n").utf8))
            try? pipe.fileHandleForWriting.close()
        }
        let file = try LongFile("/proc/self/fd/\(pipe.fileHandleForReading.fileDescriptor)", limit: 1 << 20)
        #expect(try lines(file) == text)
        #expect(try lines(file) == text)
        #expect(try file.start(limit: 6) == Array("line 0".utf8))
        let temporary = FileManager.default.temporaryDirectory.path
        #expect(
            !(try FileManager.default.contentsOfDirectory(atPath: temporary)).contains {
                $0.hasPrefix("balasana-copy-")
            })
    }

    @Test func `a pipe that is too long is refused`() throws {
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data("0123456789".utf8))
        try pipe.fileHandleForWriting.close()
        let path = "/proc/self/fd/\(pipe.fileHandleForReading.fileDescriptor)"
        let error = #expect(throws: StorageError.self) { _ = try LongFile(path, limit: 9) }
        #expect(error?.code == EFBIG)
    }
}
