import GLibBridge

/// A message bus of the test's own, which ends with this object.
final class PrivateBus: Sendable {
    let address: String
    private let daemon: ChildProcess

    init() throws {
        daemon = try ChildProcess(["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"])
        address = daemon.firstLine()
    }

    func connect() throws -> Bus {
        try Bus.connect(address: address)
    }

    func end() {
        daemon.end()
    }
}

extension MainLoop {
    /// Runs `work` on the loop's thread and waits for what it returns.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
        let result = Recorder<Value>()
        perform { result.append(work()) }
        return result.next()!
    }
}
