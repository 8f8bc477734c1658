import GLibBridge

/// A message bus of the test's own, which ends with this object.
package final class PrivateBus: Sendable {
    package let address: String
    private let daemon: ChildProcess

    package init() throws {
        daemon = try ChildProcess(["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"])
        address = daemon.firstLine()
    }

    package func connect() throws -> Bus {
        try Bus.connect(address: address)
    }

    package func end() {
        daemon.end()
    }
}

extension MainLoop {
    /// Runs `work` on the loop's thread and waits for what it returns.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
        let result = Recorder<Value>()
        perform { result.append(work()) }
        return result.next()!
    }
}
