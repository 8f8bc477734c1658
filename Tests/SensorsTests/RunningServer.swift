import Fixtures
import GLibBridge
import Glibc

/// A real server on a bus of the test's own, which ends with this object.
final class RunningServer: Sendable {
    private let process: ChildProcess
    private let environment: [String: String]

    /// Starts `arguments` and waits until `name` has an owner.
    init(_ arguments: [String], as name: String, on daemon: PrivateBus, environment: [String: String] = [:]) throws {
        self.environment = environment.merging(["DBUS_SESSION_BUS_ADDRESS": daemon.address]) { given, _ in given }
        let bus = try daemon.connect()
        let loop = MainLoop.onNewThread(named: "wait")
        let appeared = Recorder<String>()
        let watch = loop.run { bus.watchName(name, appeared: { appeared.append($0) }, vanished: {}) }
        defer {
            loop.run { watch.cancel() }
            loop.quit()
        }
        process = try ChildProcess(arguments, environment: self.environment)
        guard appeared.next() != nil else { throw BusError(name: "test", message: "\(arguments[0]) did not come up") }
    }

    /// Runs a program that speaks with the server, and waits until it has ended.
    func run(_ arguments: String...) throws {
        try run(arguments)
    }

    func run(_ arguments: [String]) throws {
        try ChildProcess(arguments, environment: environment).result()
    }

    func end() {
        process.end()
    }

    /// Whether a file is there.
    static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }
}
