import Foundation
import GLibBridge
import Testing

struct ProgramTests {
    private func shell(_ script: String) -> Program { Program(["sh", "-c", script]) }

    @Test func `the exit status is as in a shell, also after a signal`() throws {
        #expect(try Program(["true"]).run() == 0)
        #expect(try shell("exit 3").run() == 3)
        #expect(try shell("kill -KILL $$").run() == 137)
    }

    @Test func `a missing program fails with the error message of the system`() {
        let failure = #expect(throws: Program.Failure.self) { try Program(["/nonexistent/program"]).run() }
        #expect(failure?.reason == "No such file or directory")
        #expect(throws: Program.Failure.self) { try Program(["/"]).run(within: .seconds(1)) }
        #expect(Program(["/nonexistent/program"]).output(within: .seconds(1)) == nil)
    }

    @Test func `run waits no longer than its limit, and the program keeps running`() throws {
        #expect(try shell("exit 3").run(within: .seconds(20)) == 3)
        let pipe = Pipe()
        var program = shell("echo $$; exec sleep 600")
        program.output = .descriptor(pipe.fileHandleForWriting.fileDescriptor)
        #expect(try program.run(within: .milliseconds(50)) == nil)
        let line = pipe.fileHandleForReading.availableData.dropLast()
        let number = try #require(pid_t(String(decoding: line, as: UTF8.self)))
        #expect(kill(number, SIGKILL) == 0)
        #expect(waitpid(number, nil, 0) == number)
    }

    @Test func `output and errors can go to one file, which only the user can read`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "balasana-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var program = shell("echo a; echo b >&2; echo c")
        program.output = .file(file.path)
        program.errors = .descriptor(1)
        for _ in 1...2 { #expect(try program.run() == 0) }
        #expect(try String(contentsOf: file, encoding: .utf8) == "a\nb\nc\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `it starts in a new session only if asked, and inherits the environment`() {
        // The sixth field of the stat file is the session: see proc(5).
        var program = shell("test \"$(cut -d ' ' -f 6 /proc/$$/stat)\" = $$ && echo own; echo $PATH")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        #expect(program.output(within: .seconds(20)) == "\(path)\n")
        program.hasOwnSession = true
        #expect(program.output(within: .seconds(20)) == "own\n\(path)\n")
    }

    @Test func `a program that fails or hangs has no output`() {
        #expect(shell("echo a; exit 1").output(within: .seconds(20)) == nil)
        #expect(shell("echo a; exec sleep 600").output(within: .milliseconds(50)) == nil)
    }

    @Test(arguments: [
        ("a b", ["a", "b"]), (#""/a b/$HOME\$" 'c d'"#, ["/a b/$HOME$", "c d"]), ("a #b", ["a"]), ("", nil),
        ("\"a", nil),
    ])
    func `a command line is split as a shell does`(line: String, words: [String]?) {
        #expect(Program.words(of: line) == words)
    }
}
