import Fixtures
import Foundation

/// A temporary folder with a home and XDG folders, and the processes that use it.
final class Sandbox {
    let folder: URL
    let journal = DesktopJournal()
    var environment: [String: String]
    private var children: [ChildProcess] = []
    private let reaper: ChildProcess
    private var hasEnded = false

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "balasana-\(UUID().uuidString.prefix(8))")
        let paths = [
            "HOME": "home", "XDG_CONFIG_HOME": "home/config", "XDG_DATA_HOME": "home/data",
            "XDG_STATE_HOME": "home/state", "XDG_CACHE_HOME": "home/cache", "XDG_RUNTIME_DIR": "run",
            "XDG_CONFIG_DIRS": "etc", "TMPDIR": "tmp",
        ].mapValues { [folder] in folder.appendingPathComponent($0).path }
        for path in paths.values {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        environment = paths.merging([
            "PATH": path, "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory",
        ]) { path, _ in path }
        // If the tests are killed, the reaper's input ends. Then it ends the processes of this folder and removes it.
        let script = """
            all() {
              for f in $(grep -ls "^HOME=$0/" /proc/[0-9]*/environ); do f=${f%/environ}; kill "$1" "${f#/proc/}"; done
            }
            trap '' INT; read -r _; all -TERM; all -CONT; sleep 1; all -KILL; rm -rf "$0"
            """
        reaper = try ChildProcess(
            ["/bin/sh", "-c", script, folder.path], environment: ["PATH": path], inherits: false, takesLines: true)
    }

    deinit { end() }

    func file(_ name: String) -> URL {
        folder.appendingPathComponent(name)
    }

    /// Starts a process that runs until the test or the sandbox ends it.
    func start(
        _ name: String, _ arguments: [String], environment own: [String: String]? = nil,
        _ output: ChildProcess.Output? = nil
    ) throws -> ChildProcess {
        let log = file("\(name).log").path
        let child = try ChildProcess(
            arguments, environment: own ?? environment, inherits: false, output: output ?? .files(log, errors: log))
        children.append(child)
        return child
    }

    /// Starts a process that writes a line to its standard output when it is ready, and returns that line.
    func start(_ name: String, _ arguments: [String], awaiting: String) throws -> (ChildProcess, String) {
        let child = try start(name, arguments, .lines(errors: file("\(name).log").path))
        let line = child.firstLine()
        guard !line.isEmpty else {
            let log = (try? String(contentsOf: file("\(name).log"), encoding: .utf8)) ?? ""
            throw Disappointment("\(name) printed no \(awaiting): \(log)", journal)
        }
        return (child, line)
    }

    /// Runs a process to its end.
    @discardableResult
    func run(_ arguments: [String]) throws -> (status: Int32, out: Data, error: String) {
        let name = UUID().uuidString
        let (out, error) = (file("\(name).out"), file("\(name).err"))
        let child = try ChildProcess(
            arguments, environment: environment, inherits: false, output: .files(out.path, errors: error.path))
        guard let status = child.exitStatus() else {
            throw Disappointment("\(arguments.joined(separator: " ")) does not end", journal)
        }
        return (status, try Data(contentsOf: out), try String(contentsOf: error, encoding: .utf8))
    }

    /// Processes with this home that other processes started.
    private var strays: [pid_t] {
        let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
        let home = Data("HOME=\(folder.path)/".utf8)
        return pids.filter { pid in
            let environment = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(pid)/environ"))
            return environment?.range(of: home) != nil
        }
    }

    /// Ends every process and removes the folder.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        for child in children.reversed() {
            child.kill(SIGTERM)
            child.kill(SIGCONT)
        }
        children.reversed().forEach { $0.end() }
        strays.forEach { kill($0, SIGKILL) }
        reaper.end(by: SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }
}
