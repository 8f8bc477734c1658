import Foundation

/// A temporary home folder for running `balasana`. It is deleted afterwards.
final class UserHome {
    /// The path without symbolic links.
    let path: String
    /// Environment variables in addition to HOME and PATH.
    var environment: [String: String] = [:]
    /// The words before a command line; those that change the user after ``giveAway(except:)``.
    var prefix: [String] = []

    init() throws {
        path = URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath().path + "/balasana-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        environment["XDG_CONFIG_DIRS"] = path + "/xdg"
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of the config within the home folder.
    static let config = ".config/balasana/balasana.conf"

    func put(_ name: String, _ text: String) throws {
        let file = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        // Foundation writes without O_CLOEXEC. A script cannot be run while a child process of another test has it
        // open.
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }

    func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
    }

    /// The path of `balasana`. The test bundle is in the same folder as the executables.
    static var program: String {
        get throws {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: own).deletingLastPathComponent().appending(path: "balasana").path
        }
    }

    /// Runs `balasana`. HOME replaces the path of the home folder in its output.
    func run(_ arguments: String...) throws -> (status: Int32, out: String, error: String) {
        try run(arguments: arguments)
    }

    /// Runs several commands at the same time and returns their exit statuses.
    func runAtOnce(_ commands: [[String]]) throws -> [Int32] {
        let processes = try commands.map { try process($0) }
        for process in processes {
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            try process.run()
        }
        for process in processes { process.waitUntilExit() }
        return processes.map(\.terminationStatus)
    }

    /// - Parameter output: Receives standard output; nil to return it.
    func run(arguments: [String], into output: FileHandle? = nil) throws -> (status: Int32, out: String, error: String)
    {
        let process = try process(arguments)
        for name in [".out", ".error"] { try Data().write(to: URL(filePath: "\(path)/\(name)")) }
        process.standardOutput = output ?? FileHandle(forWritingAtPath: path + "/.out")
        process.standardError = FileHandle(forWritingAtPath: path + "/.error")
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, printed(".out"), printed(".error"))
    }

    /// Runs `balasana` in a terminal and types `typed`. HOME and COPY replace the paths in the output.
    func run(_ arguments: String..., typing typed: String) throws -> (status: Int32, shown: String) {
        let terminal = try TypedTerminal(typed)
        let process = try process(arguments)
        process.standardInput = terminal.handle
        process.standardOutput = terminal.handle
        process.standardError = terminal.handle
        try process.run()
        let shown = terminal.shown()
        process.waitUntilExit()
        let named = shown.replacingOccurrences(of: path, with: "HOME")
            .replacing(#/HOME/tmp/balasana-\w+/#) { _ in "COPY" }
        return (process.terminationStatus, named)
    }

    private func printed(_ name: String) -> String {
        (text(name) ?? "").replacingOccurrences(of: path, with: "HOME")
    }

    private func process(_ arguments: [String]) throws -> Process {
        let process = Process()
        let words = prefix + [try Self.program] + arguments
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = ["HOME": path, "PATH": path + "/bin:/usr/bin:/bin"].merging(environment) { $1 }
        return process
    }
}
