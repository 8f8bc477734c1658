import GLibBridge

/// Questions to the message bus itself and to the user's systemd on it. Each waits for 2 s at most, unless it says so.
extension Bus {
    private func ask(_ method: String, _ arguments: [Variant] = [], within timeout: Duration = .seconds(2)) -> Variant?
    {
        try? callAndWait(
            MethodCall(
                destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
                method: method, arguments: arguments, timeout: timeout)
        ).first
    }

    /// Lets the bus start the program that it knows for `name`, and waits for 10 s at most until that owns the name;
    /// whether it does.
    func start(_ name: String) -> Bool {
        ask("StartServiceByName", [.string(name), .uint32(0)], within: .seconds(10)) != nil
    }

    /// The process that owns `name`; nil if none does.
    func processID(of name: String) -> Int? {
        ask("GetConnectionUnixProcessID", [.string(name)])?.intValue
    }

    /// Whether a process owns `name`.
    func hasOwner(_ name: String) -> Bool {
        ask("NameHasOwner", [.string(name)])?.boolValue ?? false
    }

    /// The names that have owners.
    var names: Set<String> {
        Set(ask("ListNames")?.elements.compactMap(\.stringValue) ?? [])
    }

    /// Whether the bus starts a program when `name` is called.
    func canStart(_ name: String) -> Bool {
        ask("ListActivatableNames")?.elements.contains { $0.stringValue == name } ?? false
    }

    /// Whether that unit of the user's systemd is active; nil where there is no systemd, or where it does not know it.
    func isActive(unit: String) -> Bool? {
        let systemd = "org.freedesktop.systemd1"
        let found = try? callAndWait(
            MethodCall(
                destination: systemd, path: "/org/freedesktop/systemd1", interface: "\(systemd).Manager",
                method: "GetUnit", arguments: [.string(unit)], timeout: .seconds(2)))
        guard let path = found?.first?.stringValue else { return nil }
        let state = try? callAndWait(
            .get("ActiveState", of: "\(systemd).Unit", destination: systemd, path: path, timeout: .seconds(2)))
        return state?.first?.stringValue.map { $0 == "active" }
    }
}
