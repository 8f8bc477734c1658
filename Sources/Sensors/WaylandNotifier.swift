import CWaylandClient

/// A compositor's global that tells of silence, and how it is spoken to. Its objects begin as not silent, send event 0 when
/// their seat has been silent for their time, counted from their making, and then event 1 at the first input.
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

    /// The request that destroys an object made by ``watch(_:for:obeysInhibitors:by:_:)``, in every dialect.
    static let release: UInt32 = 0

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
                    "While a program keeps the screen awake (a call, a film), this compositor tells neither that "
                        + "input has stopped nor that it goes on again."
                ])
        case .staging:
            .works(
                name: "ext-idle-notify-v1",
                limits: [
                    "While a program keeps the screen awake (a call, a film), this compositor does not tell that input "
                        + "has stopped, and it may take the beginning of a film for input."
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
    func table(in library: WaylandLibrary) -> UnsafePointer<wl_interface> {
        switch dialect {
        case .plasma: library.idle.plasma
        case .staging, .stagingInput: library.idle.notifier
        }
    }

    /// The request that destroys the global as it was bound; nil where there is none.
    var destructor: UInt32? {
        switch dialect {
        case .plasma: nil
        case .staging, .stagingInput: 0
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
        let idle = global.connection.library.idle
        let time = wl_argument(u: UInt32(clamping: milliseconds))
        return switch dialect {
        case .plasma: global.make(idle.plasmaTimeout, 1, by: 0, wl_argument(), seat.argument, time, handler: handler)
        case .staging: global.make(idle.notification, 1, by: 1, wl_argument(), time, seat.argument, handler: handler)
        case .stagingInput:
            global.make(
                idle.notification, 2, by: obeysInhibitors ? 1 : 2, wl_argument(), time, seat.argument, handler: handler)
        }
    }
}
