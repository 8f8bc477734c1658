import Foundation

/// A temporary folder with a home and XDG folders in it, and the processes that live there.
final class Sandbox {
    let folder: URL
    let journal = Journal()
    var environment: [String: String]
    private var children: [Child] = []
    private let reaper: Child
    private let toReaper: Int32
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
        // Should the tests be killed, their end of this pipe closes, and the reaper ends what lives in the folder.
        let script = """
            all() { for f in $(grep -ls "^HOME=$0/" /proc/[0-9]*/environ); do f=${f%/environ}; kill "$1" "${f#/proc/}"; done; }
            read -r _; all -TERM; all -CONT; sleep 1; all -KILL; rm -rf "$0"
            """
        let pipe = try Child.pipe()
        toReaper = pipe[1]
        defer { close(pipe[0]) }
        reaper = try Child(
            "reaper", ["/bin/sh", "-c", script, folder.path], environment: ["PATH": path], input: pipe[0],
            .files(out: folder.appendingPathComponent("reaper.log"), error: folder.appendingPathComponent("reaper.log"))
        )
    }

    deinit { end() }

    func file(_ name: String) -> URL {
        folder.appendingPathComponent(name)
    }

    /// Starts a process that lives until it is told to end, or until the end of the sandbox.
    func start(
        _ name: String, _ arguments: [String], environment own: [String: String]? = nil, _ output: Child.Output? = nil
    ) throws -> Child {
        let log = file("\(name).log")
        let child = try Child(
            name, arguments, environment: own ?? environment, output ?? .files(out: log, error: log))
        children.append(child)
        return child
    }

    /// Starts a process that writes something to its standard output as soon as it is ready, and returns that line.
    func start(_ name: String, _ arguments: [String], awaiting: String) throws -> (Child, String) {
        let lines = Lines()
        let child = try start(name, arguments, .read(error: file("\(name).log")) { lines.take($0) })
        guard let line = lines.timeline.first(before: Date(timeIntervalSinceNow: 20), where: { _ in true }) else {
            let log = (try? String(contentsOf: file("\(name).log"), encoding: .utf8)) ?? ""
            throw Disappointment("\(name) told no \(awaiting): \(log)", journal)
        }
        return (child, line.element)
    }

    /// Runs a process to its end.
    @discardableResult
    func run(_ arguments: [String], within seconds: Double = 10) throws -> (status: Int32, out: Data, error: String) {
        let name = UUID().uuidString
        let (out, error) = (file("\(name).out"), file("\(name).err"))
        let child = try Child(arguments[0], arguments, environment: environment, .files(out: out, error: error))
        defer { child.reap() }
        guard let status = child.exitStatus(before: Date(timeIntervalSinceNow: seconds)) else {
            child.send(SIGKILL)
            throw Disappointment("\(arguments.joined(separator: " ")) did not end within \(seconds) s", journal)
        }
        return (status, try Data(contentsOf: out), try String(contentsOf: error, encoding: .utf8))
    }

    /// Processes that live here and that others have started: those with this home.
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
            child.send(SIGTERM)
            child.send(SIGCONT)
        }
        children.reversed().forEach { $0.reap() }
        strays.forEach { kill($0, SIGKILL) }
        reaper.send(SIGKILL)
        reaper.reap()
        close(toReaper)
        try? FileManager.default.removeItem(at: folder)
    }
}
