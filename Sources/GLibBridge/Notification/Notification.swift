import CNotify

/// A notification of libnotify. Make a new one each time a notification is to appear: libnotify 0.8 reports the closing
/// of each object once.
///
/// Use it only on the thread whose loop delivers libnotify's signals, which is the one that made the first notification
/// of the process. A notification can stay on the screen after its object is released, but then it reports nothing.
/// Never call `notify_uninit`: it would close every notification that has actions.
public final class Notification {
    private let object: UnsafeMutablePointer<NotifyNotification>
    private var closedHandler: gulong = 0
    private var hasClosed = false

    /// Called at most once, on the loop, with the reason of the specification: 1 expired, 2 dismissed by the user,
    /// 3 closed by ``close()``, 4 undefined. Do not call ``show()`` in it.
    ///
    /// All handlers are released after that call. They can hold a reference to this object until then.
    public var onClosed: ((Int32) -> Void)?

    /// Initialises libnotify. Call it before anything else here; further calls do no harm.
    ///
    /// - Parameter appName: The name of the sender that servers show.
    public static func initialise(appName: String) -> Bool {
        notify_init(appName) != 0
    }

    /// A notification that is not on the screen yet.
    ///
    /// - Parameters:
    ///   - body: Text, with the markup of the specification if the server supports it; nil for none.
    ///   - icon: The name of an icon or a `file://` URI; nil for none.
    public init(summary: String, body: String?, icon: String?) {
        // We hold the only reference. libnotify keeps none while the notification is shown.
        object = notify_notification_new(summary, body, icon)
        typealias Closed = @convention(c) (UnsafeMutablePointer<NotifyNotification>?, gpointer?) -> Void
        let closed: Closed = { object, pointer in
            // C does not own this object: deinit disconnects the handler first.
            let notification = Unmanaged<Notification>.fromOpaque(pointer!).takeUnretainedValue()
            notification.closed(notify_notification_get_closed_reason(object))
        }
        closedHandler = g_signal_connect_data(
            UnsafeMutableRawPointer(object), "closed", unsafeBitCast(closed, to: GCallback.self),
            Unmanaged.passUnretained(self).toOpaque(), nil, GConnectFlags(0))
    }

    deinit {
        g_signal_handler_disconnect(UnsafeMutableRawPointer(object), closedHandler)
        g_object_unref(UnsafeMutableRawPointer(object))
    }

    private func closed(_ reason: gint) {
        guard !hasClosed else { return }
        hasClosed = true
        let handler = onClosed
        onClosed = nil
        handler?(reason)
        notify_notification_clear_actions(object)
    }

    /// Changes the texts. ``show()`` then updates the same notification on the screen.
    public func update(summary: String, body: String?, icon: String?) {
        notify_notification_update(object, summary, body, icon)
    }

    /// Sets how long the server should show it: -1 for the server's default, 0 for no limit.
    public func setTimeout(milliseconds: Int32) {
        notify_notification_set_timeout(object, milliseconds)
    }

    /// The urgency levels of the specification.
    public enum Urgency: Sendable {
        /// Servers may delay or drop it.
        case low
        /// The default level.
        case normal
        /// Servers show it during do-not-disturb and until the user dismisses it.
        case critical
    }

    /// Sets the urgency. Servers assume ``Urgency/normal`` when none is set.
    public func setUrgency(_ urgency: Urgency) {
        let level =
            switch urgency {
            case .low: NOTIFY_URGENCY_LOW
            case .normal: NOTIFY_URGENCY_NORMAL
            case .critical: NOTIFY_URGENCY_CRITICAL
            }
        notify_notification_set_urgency(object, level)
    }

    /// Sets the category: one from the list of the specification, or one with an `x-` prefix.
    public func setCategory(_ category: String) {
        notify_notification_set_category(object, category)
    }

    /// Sets a text hint, such as `desktop-entry`.
    public func setHint(_ key: String, _ value: String) {
        // libnotify takes over the floating reference.
        notify_notification_set_hint(object, key, g_variant_new_string(value))
    }

    /// Sets a boolean hint, such as `suppress-sound`.
    public func setHint(_ key: String, _ value: Bool) {
        notify_notification_set_hint(object, key, g_variant_new_boolean(value ? 1 : 0))
    }

    /// Replaces all actions. ``show()`` then updates them on the screen, in an order that libnotify chooses.
    ///
    /// - Parameter handler: Gets the key of the chosen action, on the loop.
    public func setActions(_ actions: [(key: String, label: String)], handler: @escaping (String) -> Void) {
        notify_notification_clear_actions(object)
        for action in actions {
            // libnotify owns the closure until the actions are cleared or the object is freed.
            notify_notification_add_action(
                object, action.key, action.label,
                { _, key, pointer in
                    let key = String(cString: key!)
                    Callback<(String) -> Void>.borrowed(pointer).body(key)
                }, Callback(handler).retainedPointer(), releaseCallback)
        }
    }

    /// Shows the notification or updates it on the screen. Blocks until the server has answered, at most 25 s.
    ///
    /// If no server is running, the bus starts one that it can activate.
    ///
    /// - Returns: The id that this server gave the notification.
    /// - Throws: The error of the server or the bus.
    @discardableResult
    public func show() throws(BusError) -> UInt32 {
        var error: UnsafeMutablePointer<GError>?
        guard notify_notification_show(object, &error) != 0 else { throw BusError(consuming: error) }
        return id
    }

    /// Closes the notification. ``onClosed`` follows on the loop when the server confirms it; nearly all servers do.
    ///
    /// - Throws: The error of the server or the bus.
    public func close() throws(BusError) {
        var error: UnsafeMutablePointer<GError>?
        guard notify_notification_close(object, &error) != 0 else { throw BusError(consuming: error) }
    }

    /// Asks the server to use `id`, at most 2^31 - 1, for a notification that is not on the screen yet. Many servers
    /// adopt an id that they do not know; others choose one of their own. With 0 the next ``show()`` names no id.
    public func request(id: UInt32) {
        var value = GValue()
        g_value_init(&value, GType(6 << 2))
        defer { g_value_unset(&value) }
        g_value_set_int(&value, Int32(bitPattern: id))
        g_object_set_property(UnsafeMutableRawPointer(object).assumingMemoryBound(to: GObject.self), "id", &value)
    }

    /// The id that the server gave the notification; 0 before it is shown and after it is closed.
    public var id: UInt32 {
        var value = GValue()
        // G_TYPE_INT is a macro: the fundamental type 6.
        g_value_init(&value, GType(6 << 2))
        defer { g_value_unset(&value) }
        g_object_get_property(
            UnsafeMutableRawPointer(object).assumingMemoryBound(to: GObject.self), "id", &value)
        return UInt32(bitPattern: g_value_get_int(&value))
    }

    /// Returns true if `name` is a unique bus name, such as `:1.42`.
    static func isUniqueName(_ name: String) -> Bool {
        g_dbus_is_unique_name(name) != 0
    }
}
