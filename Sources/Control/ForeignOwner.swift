import GLibBridge

/// A program other than the agent that owns the agent's bus name, so no agent can run.
public struct ForeignOwner: Hashable, Sendable {
    /// Its process ID, if the bus knows it.
    public let processID: Int?

    /// The program of this process.
    public init(processID: Int?) {
        self.processID = processID
    }

    /// The owner of the agent's bus name, if it is not an agent: every agent has a version. Waits up to 2 s for each
    /// reply. Nil if there is no owner, or if it does not respond.
    public init?(on bus: Bus) {
        let version = ControlInterface.read(.version, timeout: .seconds(2))
        do throws(BusError) {
            if try bus.callAndWait(version).first?.stringValue != nil { return nil }
        } catch {
            if error.isTimeout || error.isServiceUnknown || bus.isClosed { return nil }
        }
        processID = bus.processID(of: ControlInterface.name)
    }

    /// The problem, a sentence.
    public var problem: String {
        let process = processID.map { " (process \($0))" } ?? ""
        return "Another program\(process) uses the bus name \(ControlInterface.name), so the agent cannot run."
    }

    /// The solution, a sentence.
    public var advice: String {
        "Stop that program\(processID.map { " with `kill \($0)`" } ?? ""), then run `balasana agent start`."
    }
}

extension Bus {
    /// The ID of the process that owns `name`; nil if the name has no owner. Waits up to 2 s.
    public func processID(of name: String) -> Int? {
        let owner = MethodCall(
            destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
            method: "GetConnectionUnixProcessID", arguments: [.string(name)], timeout: .seconds(2))
        return (try? callAndWait(owner))?.first?.intValue
    }
}
