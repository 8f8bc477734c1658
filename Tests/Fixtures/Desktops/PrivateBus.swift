import GLibBridge

/// A message bus for one test. It ends when this object is released.
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

    /// Starts a program with this bus as its session bus and system bus, and waits until it owns `names`.
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
            throw BusError(name: "test", message: "\(name) did not appear")
        }
        return process
    }

    package func end() {
        daemon.end()
    }
}

extension Bus {
    /// Waits until the bus has delivered all earlier messages of this connection and all pending messages to it.
    package func roundTrip() throws {
        _ = try callAndWait(
            MethodCall(
                destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
                method: "GetId"))
    }
}

extension MainLoop {
    /// Runs `work` on the loop's thread and returns its value.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
        let result = Recorder<Value>()
        perform { result.append(work()) }
        return result.next()!
    }
}
