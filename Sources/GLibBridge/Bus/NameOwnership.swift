import CNotify

/// A request for a bus name. It lasts until ``release()``; releasing this object does not give the name back.
public final class NameOwnership: Sendable {
    private let id: guint

    fileprivate init(id: guint) {
        self.id = id
    }

    /// Gives the name back and blocks until the bus has it. Call it once, on the loop's thread.
    public func release() {
        g_bus_unown_name(id)
    }
}

private final class OwnershipHandlers {
    let acquired: @Sendable () -> Void
    let lost: @Sendable () -> Void

    init(acquired: @escaping @Sendable () -> Void, lost: @escaping @Sendable () -> Void) {
        self.acquired = acquired
        self.lost = lost
    }
}

extension Bus {
    /// Requests the well-known `name`, without waiting in its queue. No other connection can take it over later.
    ///
    /// - Parameters:
    ///   - acquired: Called when this connection owns the name.
    ///   - lost: Called when another connection owns it, or when the bus is gone.
    @discardableResult
    public func own(
        _ name: String, acquired: @escaping @Sendable () -> Void, lost: @escaping @Sendable () -> Void
    ) -> NameOwnership {
        let handlers = Unmanaged.passRetained(OwnershipHandlers(acquired: acquired, lost: lost))
        // GDBus owns the handlers until the name is given back.
        let id = g_bus_own_name_on_connection(
            connection, name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
            { _, _, pointer in
                Unmanaged<OwnershipHandlers>.fromOpaque(pointer!).takeUnretainedValue().acquired()
            },
            { _, _, pointer in
                Unmanaged<OwnershipHandlers>.fromOpaque(pointer!).takeUnretainedValue().lost()
            }, handlers.toOpaque(), releaseCallback)
        return NameOwnership(id: id)
    }
}
