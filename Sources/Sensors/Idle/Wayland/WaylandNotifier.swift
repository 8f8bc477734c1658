import CWaylandIdle

/// A compositor's global that tells of silence, and how it is spoken to. Its objects begin as not silent, send
/// ``idled`` when their seat has been silent for their time, counted from their making, and then ``resumed`` at the
/// first input.
struct WaylandNotifier {
    /// The protocols that tell of silence, the better one last.
    enum Dialect: Int, Comparable {
        /// KDE's old protocol, in sway up to 1.7 and KWin up to 5.
        case plasma
        /// `ext_idle_notifier_v1`, version 1.
        case staging
        /// The same, version 2, which tells of input apart from what keeps the screen awake.
        case stagingInput

        static func < (left: Dialect, right: Dialect) -> Bool { left.rawValue < right.rawValue }
    }

    /// The numbers of the events of an object made by ``watch(_:for:obeysInhibitors:by:_:)``, in every dialect.
    static let idled: UInt32 = 0
    static let resumed: UInt32 = 1

    let dialect: Dialect
    /// The global's number in the registry.
    let name: UInt32

    /// The notifier that a global is; nil for one that is none.
    init?(name: UInt32, interface: String, version: UInt32) {
        guard version > 0 else { return nil }
        switch interface {
        case "ext_idle_notifier_v1": dialect = version == 1 ? .staging : .stagingInput
        case "org_kde_kwin_idle": dialect = .plasma
        default: return nil
        }
        self.name = name
    }

    /// The version that is spoken here, never more than was offered.
    var version: UInt32 {
        switch dialect {
        case .plasma, .staging: 1
        case .stagingInput: 2
        }
    }

    /// What it can tell.
    var availability: Availability {
        switch dialect {
        case .plasma:
            // wlroots stops its timers meanwhile, those that wait for the end of silence as well.
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

    /// Whether it tells of the same silence with and without regard to inhibitors, so that one shows.
    var showsInhibitors: Bool {
        switch dialect {
        case .plasma, .staging: false
        case .stagingInput: true
        }
    }

    /// What is to be bound.
    var interface: UnsafePointer<wl_interface> {
        switch dialect {
        case .plasma: balasana_kde_idle_interface()
        case .staging, .stagingInput: balasana_notifier_interface()
        }
    }

    /// Destroys the global as it was bound.
    var destructor: (OpaquePointer) -> Void {
        switch dialect {
        case .plasma: { org_kde_kwin_idle_destroy($0) }
        case .staging, .stagingInput: { ext_idle_notifier_v1_destroy($0) }
        }
    }

    /// Asks for an object that tells of the silence of `seat`; nil when the connection has ended.
    ///
    /// - Parameters:
    ///   - milliseconds: Compositors take the time for a signed number.
    ///   - obeysInhibitors: Whether silence does not count while an inhibitor is held, where there is a choice:
    ///     ``showsInhibitors``.
    ///   - global: This one, bound.
    func watch(
        _ seat: WaylandObject, for milliseconds: Int32, obeysInhibitors: Bool, by global: WaylandObject,
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
                showsInhibitors && !obeysInhibitors
                ? ext_idle_notifier_v1_get_input_idle_notification : ext_idle_notifier_v1_get_idle_notification
            return global.make(destructor: { ext_idle_notification_v1_destroy($0) }, handler: handler) {
                request($0, time, seat)
            }
        }
    }
}
