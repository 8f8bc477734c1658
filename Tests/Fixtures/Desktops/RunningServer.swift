import GLibBridge
import Glibc

/// A real server on a private bus. It ends when this object is released.
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

    /// Runs a program in the environment of the server and waits until it exits.
    package func run(_ arguments: [String]) throws {
        try ChildProcess(arguments, environment: environment).result()
    }

    package func end() {
        process.end()
    }

    /// True if a file exists and is readable.
    package static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }
}
