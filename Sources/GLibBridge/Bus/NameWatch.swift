import CNotify

/// A watch on the owner of a bus name. It lasts until ``cancel()``; releasing this object does not end it.
public final class NameWatch: Sendable {
    private let id: guint

    fileprivate init(id: guint) {
        self.id = id
    }

    /// Ends the watch. Call it once, on the loop's thread.
    public func cancel() {
        g_bus_unwatch_name(id)
    }
}

private final class NameHandlers {
    let appeared: @Sendable (String) -> Void
    let vanished: @Sendable () -> Void

    init(appeared: @escaping @Sendable (String) -> Void, vanished: @escaping @Sendable () -> Void) {
        self.appeared = appeared
        self.vanished = vanished
    }
}

extension Bus {
    /// Reports whether `name` has an owner, once at the start and then at each change, on the loop of the calling
    /// thread. It does not start the service.
    ///
    /// - Parameter appeared: Gets the unique name of the owner.
    @discardableResult
    public func watchName(
        _ name: String, appeared: @escaping @Sendable (_ owner: String) -> Void,
        vanished: @escaping @Sendable () -> Void
    ) -> NameWatch {
        let handlers = Unmanaged.passRetained(NameHandlers(appeared: appeared, vanished: vanished))
        // GDBus owns the handlers until the watch ends.
        let id = g_bus_watch_name_on_connection(
            connection, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
            { _, _, owner, pointer in
                Unmanaged<NameHandlers>.fromOpaque(pointer!).takeUnretainedValue().appeared(String(cString: owner!))
            },
            { _, _, pointer in
                Unmanaged<NameHandlers>.fromOpaque(pointer!).takeUnretainedValue().vanished()
            }, handlers.toOpaque(), releaseCallback)
        return NameWatch(id: id)
    }
}
