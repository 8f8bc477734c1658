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

    /// Starts a program, with this bus as session bus and as system bus, and waits until it owns `names`.
    package func start(
        _ arguments: [String], owning names: [String], environment: [String: String] = [:]
    ) throws -> ChildProcess {
        let bus = try connect()
        let loop = MainLoop.onNewThread(named: "wait")
        let appeared = Recorder<String>()
        let watches = loop.run {
            names.map { bus.watchName($0, appeared: { appeared.append($0) }, vanished: {}) }
        }
        defer {
            loop.run { for watch in watches { watch.cancel() } }
            loop.quit()
        }
        let own = ["DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address]
        let process = try ChildProcess(arguments, environment: own.merging(environment) { $1 })
        for name in names where appeared.next() == nil {
            throw BusError(name: "test", message: "\(name) did not come up")
        }
        return process
    }

    package func end() {
        daemon.end()
    }
}

extension Bus {
    /// Waits until the bus has passed on what was sent here before, and what it had for this connection has arrived.
    package func roundTrip() throws {
        _ = try callAndWait(
            MethodCall(
                destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
                method: "GetId"))
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
