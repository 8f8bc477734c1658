import CNotify

/// One bubble of libnotify, from its first appearance to its end. Make a new one for each appearance: libnotify 0.8
/// tells of the end of each once.
///
/// Confined to the thread whose loop delivers libnotify's signals: the one that made the process's first notification.
/// The desktop may keep a bubble after its object is gone, but then nothing is heard of it. Never ends libnotify
/// (`notify_uninit`), which would close every bubble that has actions.
public final class Notification {
    private let object: UnsafeMutablePointer<NotifyNotification>
    private var closedHandler: gulong = 0
    private var hasClosed = false

    /// Called at most once, on the loop, with the reason of the specification: 1 expired, 2 dismissed by the user,
    /// 3 closed by ``close()``, 4 undefined. Do not ``show()`` from within it.
    ///
    /// The handlers are let go of after that, so that they may hold this object until then.
    public var onClosed: ((Int32) -> Void)?

    /// Prepares libnotify; call it before anything else here, more than once if you like.
    ///
    /// - Parameter appName: The name that servers show for the sender.
    public static func initialise(appName: String) -> Bool {
        notify_init(appName) != 0
    }

    /// A bubble that is not on the screen yet.
    ///
    /// - Parameters:
    ///   - body: Text, with the specification's markup where the server has it; nil for none.
    ///   - icon: An icon's name or a `file://` address; nil for none.
    public init(summary: String, body: String?, icon: String?) {
        // The object's only reference is ours. libnotify keeps none while the bubble is up.
        object = notify_notification_new(summary, body, icon)
        typealias Closed = @convention(c) (UnsafeMutablePointer<NotifyNotification>?, gpointer?) -> Void
        let closed: Closed = { object, pointer in
            // Not owned by C: deinit takes the handler off before this object goes.
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

    /// Changes the texts; ``show()`` brings the change to the screen, in the same bubble.
    public func update(summary: String, body: String?, icon: String?) {
        notify_notification_update(object, summary, body, icon)
    }

    /// How long the server should show it: -1 as it likes, 0 for ever.
    public func setTimeout(milliseconds: Int32) {
        notify_notification_set_timeout(object, milliseconds)
    }

    /// The urgency levels of the specification.
    public enum Urgency: Sendable {
        /// May be held back or dropped.
        case low
        /// The usual one.
        case normal
        /// Passes do-not-disturb and stays on the screen.
        case critical
    }

    /// How it ranks; servers take it as ``Urgency/normal`` when nothing is set.
    public func setUrgency(_ urgency: Urgency) {
        let level =
            switch urgency {
            case .low: NOTIFY_URGENCY_LOW
            case .normal: NOTIFY_URGENCY_NORMAL
            case .critical: NOTIFY_URGENCY_CRITICAL
            }
        notify_notification_set_urgency(object, level)
    }

    /// The category of the specification's list, or one with an `x-` prefix.
    public func setCategory(_ category: String) {
        notify_notification_set_category(object, category)
    }

    /// A text hint, such as `desktop-entry`.
    public func setHint(_ key: String, _ value: String) {
        // libnotify takes the floating reference over.
        notify_notification_set_hint(object, key, g_variant_new_string(value))
    }

    /// A hint that is yes or no, such as `suppress-sound`.
    public func setHint(_ key: String, _ value: Bool) {
        notify_notification_set_hint(object, key, g_variant_new_boolean(value ? 1 : 0))
    }

    /// Replaces all actions; ``show()`` brings them to the screen, in an order of libnotify's own.
    ///
    /// - Parameter handler: Gets the key of the action that was chosen, on the loop.
    public func setActions(_ actions: [(key: String, label: String)], handler: @escaping (String) -> Void) {
        notify_notification_clear_actions(object)
        for action in actions {
            // libnotify owns the closure until the actions are cleared or the object goes.
            notify_notification_add_action(
                object, action.key, action.label,
                { _, key, pointer in
                    let key = String(cString: key!)
                    Callback<(String) -> Void>.borrowed(pointer).body(key)
                }, Callback(handler).retainedPointer(), releaseCallback)
        }
    }

    /// Shows it, or brings what has changed to the screen; blocks until the server has answered, at most 25 s.
    ///
    /// The bus starts the server when none runs and it knows how to.
    ///
    /// - Returns: The bubble's number with this server.
    /// - Throws: The server's or the bus's error.
    @discardableResult
    public func show() throws(BusError) -> UInt32 {
        var error: UnsafeMutablePointer<GError>?
        guard notify_notification_show(object, &error) != 0 else { throw BusError(consuming: error) }
        return id
    }

    /// Takes it off the screen; ``onClosed`` follows from the loop when the server confirms it, and nearly all do.
    ///
    /// - Throws: The server's or the bus's error.
    public func close() throws(BusError) {
        var error: UnsafeMutablePointer<GError>?
        guard notify_notification_close(object, &error) != 0 else { throw BusError(consuming: error) }
    }

    /// The bubble's number with the server that showed it last; 0 before that and after its end.
    public var id: UInt32 {
        var value = GValue()
        // G_TYPE_INT is a macro: the fundamental type 6.
        g_value_init(&value, GType(6 << 2))
        defer { g_value_unset(&value) }
        g_object_get_property(
            UnsafeMutableRawPointer(object).assumingMemoryBound(to: GObject.self), "id", &value)
        return UInt32(bitPattern: g_value_get_int(&value))
    }

    /// Whether `name` is one that a bus gives to each connection, such as `:1.42`.
    static func isUniqueName(_ name: String) -> Bool {
        g_dbus_is_unique_name(name) != 0
    }
}
