import CNotify
import Fixtures
import Foundation
import Testing

@testable import Platform

@Suite struct AtomicFileTests {
    let place = TemporaryFolder()

    @Test func `a new file and its folders are accessible only to the user`() throws {
        try AtomicFile.write(Array("hello".utf8), to: place.path + "/a/b/file")
        #expect(place.text("a/b/file") == "hello")
        #expect(place.mode("a") == 0o700 && place.mode("a/b") == 0o700 && place.mode("a/b/file") == 0o600)
        #expect(place.names("a/b") == ["file"])
    }

    @Test func `a file that is replaced keeps its permissions`() throws {
        try place.put("file", "old")
        chmod(place.path + "/file", 0o640)
        try AtomicFile.write(Array("new".utf8), to: place.path + "/file")
        #expect(place.text("file") == "new" && place.mode("file") == 0o640)
    }

    @Test func `symbolic links are followed, also to a missing target`() throws {
        try place.put("repository/file", "old")
        try place.link("near", to: "repository/file")
        try place.link("far", to: place.path + "/near")
        try AtomicFile.write(Array("new".utf8), to: place.path + "/far")
        #expect(place.text("repository/file") == "new")
        try place.link("dangling", to: "later/file")
        try AtomicFile.write(Array("there".utf8), to: place.path + "/dangling")
        #expect(place.text("later/file") == "there")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place.path + "/near") == "repository/file")
        #expect(place.names() == ["dangling", "far", "later", "near", "repository"])
        #expect(place.names("repository") == ["file"])
    }

    @Test func `a target that cannot be replaced throws, and leaves no file behind`() throws {
        try place.put("folder/inside", "kept")
        try place.put("file", "kept")
        try place.link("loop", to: "loop")
        let path = place.path
        #expect(throws: StorageError(action: "write", path: path + "/folder", code: EISDIR)) {
            try AtomicFile.write([1], to: path + "/folder")
        }
        #expect(throws: StorageError(action: "write", path: path + "/file/below", code: ENOTDIR)) {
            try AtomicFile.write([1], to: path + "/file/below")
        }
        #expect(throws: StorageError.self) { try AtomicFile.write([1], to: path + "/loop") }
        #expect(place.names() == ["file", "folder", "loop"] && place.names("folder") == ["inside"])
        #expect(
            StorageError(action: "write", path: "/s", code: ENOSPC).description
                == "cannot write /s: No space left on device")
    }

    @Test func `a failing write leaves the old file and nothing else`() async throws {
        try place.put("file", "old")
        await #expect(processExitsWith: .success) { [path = place.path as String] in
            // With a limit of 1000 bytes, write(2) accepts a part and then fails, as on a full disk.
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
            #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let error = #expect(throws: StorageError.self) {
                try AtomicFile.write([UInt8](repeating: 7, count: 5000), to: path + "/file")
            }
            #expect(error == StorageError(action: "write", path: path + "/file", code: EFBIG))
        }
        #expect(place.text("file") == "old")
        #expect(place.names() == ["file"])
    }

    @Test(.timeLimit(.minutes(5))) func `a killed writer leaves the old file or the new one`() async throws {
        let old = [UInt8](repeating: 1, count: 300_000)
        try place.put("file", old)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = place.path as String] in
            // The first event is from the first temporary file, in the middle of a write.
            KilledProcess.run(killedAt: 1, of: IN_CREATE | IN_MODIFY, in: path) {
                for number in UInt8.min...UInt8.max {
                    try? AtomicFile.write([UInt8](repeating: number, count: 300_000), to: path + "/file")
                }
            }
        }
        let found = place.bytes("file")
        #expect(found.count == 300_000 && Set(found).count == 1)
        AtomicFile.sweep(place.path + "/file")
        #expect(place.names() == ["file"])
    }

    @Test func `concurrent writes of one file leave one complete file`() {
        DispatchQueue.concurrentPerform(iterations: 40) { [path = place.path] number in
            try? AtomicFile.write([UInt8](repeating: UInt8(number), count: 10_000), to: path + "/file")
        }
        #expect(place.bytes("file").count == 10_000 && Set(place.bytes("file")).count == 1)
        #expect(place.names() == ["file"])
    }

    @Test func `each write removes what killed writers have left, beside the target of a link, too`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/true")
        try process.run()
        process.waitUntilExit()
        let gone = process.processIdentifier
        try place.put("repository/file", "old")
        try place.link("link", to: "repository/file")
        let old = ".file.\(getpid())-0.tmp"
        for name in [".file.\(gone)-0.tmp", old, ".other.\(gone)-0.tmp"] { try place.put("repository/" + name, "") }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: "\(place.path)/repository/\(old)")
        try AtomicFile.write(Array("new".utf8), to: place.path + "/link")
        #expect(place.names("repository") == [".other.\(gone)-0.tmp", "file"])
        #expect(place.names() == ["link", "repository"])
    }

    @Test func `sweep keeps the temporary file of a running process and all other files`() throws {
        let names = [".file.\(getpid())-0.tmp", ".file.tmp", ".file.x.tmp", ".other.1-0.tmp", "file"]
        for name in names { try place.put(name, "") }
        AtomicFile.sweep(place.path + "/file")
        #expect(place.names() == names.sorted())
    }
}
