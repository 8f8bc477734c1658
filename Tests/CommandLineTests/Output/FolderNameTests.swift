import Foundation
import Testing

/// Folders that the environment names.
@Suite("Folder names") struct FolderNameTests {
    @Test func `a folder whose name is not UTF-8 is refused, and nothing is written elsewhere`() throws {
        let home = try UserHome()
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        // Foundation passes only UTF-8 to a process.
        process.arguments = [
            "-c", #"HOME="$1/$(printf 'm\374ller')" "$2" config set snooze.budget 1 2>&1"#, "sh", home.path,
            try UserHome.program,
        ]
        process.standardOutput = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 64)
        #expect(String(decoding: said, as: UTF8.self).hasPrefix("balasana: HOME is not UTF-8 text: \(home.path)/m"))
        #expect(home.names("") == [])
    }
}
