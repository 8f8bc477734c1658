import Fixtures
import Foundation

/// The agent and its command line, as they were built.
final class BuiltAgent {
    static let busName = "io.github.balasana"

    private let sandbox: Sandbox
    private let folder: URL
    /// A program and its arguments that run the agent, whose path follows them.
    var runner: [String] = []
    private(set) var child: ChildProcess?
    private var log = Timeline<String>()

    init(_ sandbox: Sandbox) {
        self.sandbox = sandbox
        // The test bundle is beside the executables that are built with it.
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        folder = URL(fileURLWithPath: own).deletingLastPathComponent()
    }

    var configFile: URL { sandbox.file("home/config/balasana/balasana.conf") }

    /// Writes the configuration as an editor does: a new file takes the place of the old one.
    func configure(_ config: Config) throws {
        let folder = configFile.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try config.text.write(to: configFile, atomically: true, encoding: .utf8)
    }

    /// Writes the configuration into the existing file.
    func editConfig(_ config: Config) throws {
        try Data(config.text.utf8).write(to: configFile)
    }

    /// Starts the agent; returns when it is ready.
    func start() throws {
        try launch()
        try waitForLog("ready")
    }

    /// Starts the agent, which is not ready yet.
    func launch() throws {
        child = try run("agent")
    }

    /// Lets the session bus start the agent for `name`.
    func describe(as name: String) throws {
        let program = folder.appendingPathComponent("balasana-agent").path
        try "[D-BUS Service]\nName=\(name)\nExec=\(program)\n".write(
            to: sandbox.file("services/\(name).service"), atomically: true, encoding: .utf8)
    }

    /// Later agents start on another display.
    func move(to display: [String: String]) {
        sandbox.environment.merge(display) { $1 }
    }

    /// Starts another agent; returns its exit status and output.
    func startAnother() throws -> (status: Int32, out: Data, error: String) {
        try sandbox.run([folder.appendingPathComponent("balasana-agent").path])
    }

    /// Kills it, so it cannot log or save anything.
    func kill9() throws {
        child?.end(by: SIGKILL)
        sandbox.journal.note("agent", "killed")
    }

    /// Asks it to end, and returns its exit status.
    func terminate() throws -> Int32 {
        child?.kill(SIGTERM)
        guard let status = child?.exitStatus() else {
            throw Disappointment("the agent does not end", sandbox.journal)
        }
        return status
    }

    /// Waits for a line of this run's log that contains `text`.
    @discardableResult
    func waitForLog(_ text: String) throws -> String {
        guard let line = log.first(where: { $0.lowercased().contains(text.lowercased()) }) else {
            throw Disappointment("the agent's log does not say \(text)", sandbox.journal)
        }
        return line.element
    }

    /// Waits until `count` lines of this run's log contain `text`.
    func waitForLogs(_ count: Int, of text: String) throws {
        var seen = 0
        let last = log.first { line in
            if line.contains(text) { seen += 1 }
            return seen == count
        }
        if last == nil { throw Disappointment("the agent's log does not say \(text) \(count) times", sandbox.journal) }
    }

    /// Runs `balasana` to its end.
    @discardableResult
    func balasana(_ arguments: String...) throws -> (status: Int32, out: String, error: String) {
        try balasana(arguments)
    }

    /// Runs `balasana` with these arguments to its end.
    func balasana(_ arguments: [String]) throws -> (status: Int32, out: String, error: String) {
        let program = folder.appendingPathComponent("balasana").path
        let result = try sandbox.run([program] + arguments)
        let out = String(decoding: result.out, as: UTF8.self)
        sandbox.journal.note(
            "balasana", "\(arguments.joined(separator: " ")) -> \(result.status) \(out)\(result.error)")
        return (result.status, out, result.error)
    }

    /// Starts `balasana` in a terminal.
    func balasana(
        in columns: UInt16, _ arguments: String..., environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let program = folder.appendingPathComponent("balasana").path
        return try PseudoTerminal(sandbox, [program] + arguments, environment: environment, columns: columns)
    }

    /// Starts `balasana` with its output in a pipe. The lines arrive when they are written.
    func balasanaLines(_ arguments: String...) throws -> (child: ChildProcess, lines: Timeline<String>) {
        let program = folder.appendingPathComponent("balasana").path
        let lines = Lines()
        let child = try sandbox.start("balasana", [program] + arguments, .pieces { lines.take($0) })
        return (child, lines.timeline)
    }

    /// Runs a line in a shell whose PATH has `balasana`, to its end.
    func shell(_ line: String) throws -> (status: Int32, out: String) {
        let result = try sandbox.run(["bash", "-o", "pipefail", "-c", "PATH=$0:$PATH; \(line)", folder.path])
        return (result.status, String(decoding: result.out, as: UTF8.self))
    }

    /// The output of `balasana status --json`.
    func status() throws -> DecodedStatus {
        let result = try balasana("status", "--json")
        guard result.status == 0 else { throw Disappointment("no status: \(result.error)", sandbox.journal) }
        return try JSONDecoder().decode(DecodedStatus.self, from: Data(result.out.utf8))
    }

    private func run(_ name: String) throws -> ChildProcess {
        let journal = sandbox.journal
        let lines = Lines { journal.note("agent", $0) }
        log = lines.timeline
        return try sandbox.start(
            name, runner + [folder.appendingPathComponent("balasana-agent").path], .pieces { lines.take($0) })
    }
}
