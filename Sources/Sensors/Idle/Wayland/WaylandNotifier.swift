import CWaylandIdle

/// A global for idle notifications, with the calls for its protocol. Its objects start as not idle. They send ``idled``
/// when their seat had no input for their span, counted from their creation, and then ``resumed`` at the first input.
struct WaylandNotifier {
    /// The protocols for idle notifications, the best one last.
    enum Dialect: Int, Comparable {
        /// `org_kde_kwin_idle`, KDE's old protocol, in sway up to 1.7 and KWin up to 5.
        case plasma
        /// `ext_idle_notifier_v1`, version 1.
        case staging
        /// `ext_idle_notifier_v1`, version 2, which can report input without regard to inhibitors.
        case stagingInput

        static func < (left: Dialect, right: Dialect) -> Bool { left.rawValue < right.rawValue }
    }

    /// The event numbers of an object made by ``watch(_:for:honoursInhibitors:by:_:)``, in every protocol.
    static let idled: UInt32 = 0
    static let resumed: UInt32 = 1

    let dialect: Dialect
    /// The number of the global in the registry.
    let name: UInt32

    /// nil for a global of any other interface.
    init?(name: UInt32, interface: String, version: UInt32) {
        guard version > 0 else { return nil }
        switch interface {
        case "ext_idle_notifier_v1": dialect = version == 1 ? .staging : .stagingInput
        case "org_kde_kwin_idle": dialect = .plasma
        default: return nil
        }
        self.name = name
    }

    /// The version to bind, never higher than the offered one.
    var version: UInt32 {
        switch dialect {
        case .plasma, .staging: 1
        case .stagingInput: 2
        }
    }

    /// The name and the limits of the source.
    var availability: Availability {
        switch dialect {
        case .plasma:
            // wlroots stops all its timers meanwhile, also those that wait for the end of idle time.
            .works(
                name: "org_kde_kwin_idle",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not report when "
                        + "input stops or starts again."
                ])
        case .staging:
            .works(
                name: "ext-idle-notify-v1",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not report when "
                        + "input stops, and it may mistake the start of a film for input."
                ])
        case .stagingInput: .works(name: "ext-idle-notify-v1")
        }
    }

    /// True if it offers both objects that honour inhibitors and objects that ignore them; the difference shows
    /// inhibitors.
    var showsInhibitors: Bool {
        switch dialect {
        case .plasma, .staging: false
        case .stagingInput: true
        }
    }

    /// The interface to bind.
    var interface: UnsafePointer<wl_interface> {
        switch dialect {
        case .plasma: balasana_kde_idle_interface()
        case .staging, .stagingInput: balasana_notifier_interface()
        }
    }

    /// The generated function that destroys the bound global.
    var destructor: (OpaquePointer) -> Void {
        switch dialect {
        case .plasma: { org_kde_kwin_idle_destroy($0) }
        case .staging, .stagingInput: { ext_idle_notifier_v1_destroy($0) }
        }
    }

    /// Makes an object that reports idle time of `seat`; nil if the connection is closed.
    ///
    /// - Parameters:
    ///   - milliseconds: A signed number, because compositors treat it as one.
    ///   - honoursInhibitors: True to stop the timer while an inhibitor is held. Used only with ``showsInhibitors``.
    ///   - global: The bound global.
    func watch(
        _ seat: WaylandObject, for milliseconds: Int32, honoursInhibitors: Bool, by global: WaylandObject,
        _ handler: @escaping WaylandObject.Handler
    ) -> WaylandObject? {
        guard let seat = seat.proxy else { return nil }
        let time = UInt32(clamping: milliseconds)
        switch dialect {
        case .plasma:
            return global.make(destructor: { org_kde_kwin_idle_timeout_release($0) }, handler: handler) {
                org_kde_kwin_idle_get_idle_timeout($0, seat, time)
            }
        case .staging, .stagingInput:
            let request =
                showsInhibitors && !honoursInhibitors
                ? ext_idle_notifier_v1_get_input_idle_notification : ext_idle_notifier_v1_get_idle_notification
            return global.make(destructor: { ext_idle_notification_v1_destroy($0) }, handler: handler) {
                request($0, time, seat)
            }
        }
    }
}
