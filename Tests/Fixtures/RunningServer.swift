import GLibBridge
import Glibc

/// A real server on a bus of the test's own, which ends with this object.
package final class RunningServer: Sendable {
    private let process: ChildProcess
    private let environment: [String: String]

    /// Starts `arguments` and waits until `name` has an owner.
    package init(
        _ arguments: [String], as name: String, on daemon: PrivateBus, environment: [String: String] = [:]
    ) throws {
        self.environment = environment.merging(["DBUS_SESSION_BUS_ADDRESS": daemon.address]) { given, _ in given }
        process = try daemon.start(arguments, owning: [name], environment: environment)
    }

    /// Runs a program that speaks with the server, and waits until it has ended.
    package func run(_ arguments: [String]) throws {
        try ChildProcess(arguments, environment: environment).result()
    }

    package func end() {
        process.end()
    }

    /// Whether a file is there.
    package static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }
}
