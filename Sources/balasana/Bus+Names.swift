import GLibBridge

/// Calls to the message bus and to the user's systemd. Each waits up to 2 s unless its comment says otherwise.
extension Bus {
    private func ask(_ method: String, _ arguments: [Variant] = [], within timeout: Duration = .seconds(2)) -> Variant?
    {
        try? callAndWait(
            MethodCall(
                destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
                method: method, arguments: arguments, timeout: timeout)
        ).first
    }

    /// Starts the service that the bus knows for `name`. Waits up to 10 s and returns whether the service owns the
    /// name.
    func start(_ name: String) -> Bool {
        ask("StartServiceByName", [.string(name), .uint32(0)], within: .seconds(10)) != nil
    }

    func hasOwner(_ name: String) -> Bool {
        ask("NameHasOwner", [.string(name)])?.boolValue ?? false
    }

    /// All names with an owner, including unique names such as `:1.5`.
    var names: Set<String> {
        Set(ask("ListNames")?.elements.compactMap(\.stringValue) ?? [])
    }

    /// Whether the bus can start a service for `name`.
    func canStart(_ name: String) -> Bool {
        ask("ListActivatableNames")?.elements.contains { $0.stringValue == name } ?? false
    }

    /// Whether the unit is active in the user's systemd; nil if there is no systemd or it does not know the unit.
    func isActive(unit: String) -> Bool? {
        property("ActiveState", of: "Unit", unit: unit)?.stringValue.map { $0 == "active" }
    }

    /// The exit status of the main program of a service of the user's systemd; nil if it is unknown.
    func exitStatus(unit: String) -> Int? {
        property("ExecMainStatus", of: "Service", unit: unit)?.intValue
    }

    private func property(_ name: String, of interface: String, unit: String) -> Variant? {
        let systemd = "org.freedesktop.systemd1"
        let found = try? callAndWait(
            MethodCall(
                destination: systemd, path: "/org/freedesktop/systemd1", interface: "\(systemd).Manager",
                method: "GetUnit", arguments: [.string(unit)], timeout: .seconds(2)))
        guard let path = found?.first?.stringValue else { return nil }
        return try? callAndWait(
            .get(name, of: "\(systemd).\(interface)", destination: systemd, path: path, timeout: .seconds(2))
        ).first
    }
}
