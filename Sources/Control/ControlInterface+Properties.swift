import GLibBridge

extension ControlInterface {
    /// The properties of the agent's object. All are read-only.
    public enum Property: String, CaseIterable, Sendable {
        /// A ``StatusReport`` as ``BusReport/variant``. Every change is signalled.
        case status = "Status"
        /// A `SourceReport` as ``BusReport/variant``.
        case sources = "Sources"
        /// The agent's version. An agent has it before it has a status.
        case version = "Version"

        /// Its type, a D-Bus signature.
        var type: String {
            switch self {
            case .status, .sources: "a{sv}"
            case .version: "s"
            }
        }

        /// The value of the annotation `EmitsChangedSignal` (D-Bus specification); nil for the default, which is that
        /// `PropertiesChanged` carries the new value.
        var changes: String? {
            switch self {
            case .status: nil
            case .sources: "false"
            case .version: "const"
            }
        }

        /// The sentences for balasana-agent(1) and the introspection data.
        var meaning: String {
            switch self {
            case .status:
                "The status, with the keys of balasana-json(7). Every change is signalled, but sitting_seconds counts "
                    + "on without a signal, from sitting_since."
            case .sources:
                "Where idle time, screen lock, sleep, calls and do-not-disturb come from. Changes are not signalled."
            case .version: "The version of the agent."
            }
        }
    }

    /// The call that reads `property` of the running agent; the reply is one `v`.
    public static func read(_ property: Property, timeout: Duration) -> MethodCall {
        .get(property.rawValue, of: interface, destination: name, path: path, timeout: timeout)
    }
}

extension Bus {
    /// Announces the agent's new status to all programs.
    public func announce(_ status: StatusReport) {
        emitChange(
            path: ControlInterface.path, interface: ControlInterface.interface,
            [ControlInterface.Property.status.rawValue: status.variant])
    }

    /// Calls `handler` with each new status of the agent, on the loop of the calling thread; nil for one that cannot be
    /// read, as that of another version.
    public func onStatus(_ handler: @escaping @Sendable (StatusReport?) -> Void) {
        subscribe(
            sender: ControlInterface.name, path: ControlInterface.path, interface: "org.freedesktop.DBus.Properties",
            signal: "PropertiesChanged", first: .text(ControlInterface.interface)
        ) { signal in
            guard signal.arguments.count > 1,
                let status = signal.arguments[1][ControlInterface.Property.status.rawValue]
            else { return }
            handler(StatusReport(status))
        }
    }
}
