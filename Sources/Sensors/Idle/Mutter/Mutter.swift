import GLibBridge

/// The names of org.gnome.Mutter.IdleMonitor, and functions that read its replies.
enum Mutter {
    static let name = "org.gnome.Mutter.IdleMonitor"
    private static let path = "/org/gnome/Mutter/IdleMonitor/Core"

    /// A call to the unique name `owner`, so a restarted Mutter does not get it.
    static func call(_ owner: String, _ method: String, _ arguments: [Variant], timeout: Duration) -> MethodCall {
        MethodCall(
            destination: owner, path: path, interface: name, method: method, arguments: arguments, timeout: timeout)
    }

    /// Calls `handler` with the arguments of each `WatchFired`.
    static func onWatchFired(_ bus: Bus, owner: String, _ handler: @escaping @Sendable ([Variant]) -> Void)
        -> Subscription
    {
        bus.subscribe(sender: owner, path: path, interface: name, signal: "WatchFired") { handler($0.arguments) }
    }

    /// The milliseconds in a reply to `GetIdletime`; nil if the reply is invalid.
    ///
    /// - Parameter uptime: The time since boot, the maximum idle time.
    static func idleTime(_ answer: [Variant], uptime: Duration) -> Int64? {
        guard answer.count == 1, case .uint64(let milliseconds) = answer[0],
            // Mutter and the kernel round down differently.
            milliseconds <= UInt64(max(0, uptime.components.seconds)) * 1000 + 1000
        else { return nil }
        return Int64(milliseconds)
    }

    /// The id in a reply to `AddIdleWatch` or `AddUserActiveWatch`, or in a `WatchFired`; nil if it is invalid.
    static func watch(_ values: [Variant]) -> UInt32? {
        guard values.count == 1, case .uint32(let id) = values[0], id != 0 else { return nil }
        return id
    }
}
