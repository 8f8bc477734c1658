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

    /// The global's interface.
    var interface: String {
        switch dialect {
        case .plasma: "org_kde_kwin_idle"
        case .staging, .stagingInput: "ext_idle_notifier_v1"
        }
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
                        + "has stopped."
                ])
        case .stagingInput: .works(name: "ext-idle-notify-v1")
        }
    }

    /// Asks for an object that tells of the silence of `seat`.
    ///
    /// - Parameters:
    ///   - notifier: The global, bound.
    ///   - milliseconds: Compositors take the time for a signed number.
    /// - Returns: The object.
    func watch(
        _ seat: UInt32, for milliseconds: Int32, notifier: UInt32, on connection: WaylandConnection,
        _ handler: @escaping WaylandConnection.Handler
    ) -> UInt32 {
        let object = connection.newObject(handler)
        let time = UInt32(clamping: milliseconds)
        switch dialect {
        case .plasma: connection.send(notifier, 0, .word(object), .word(seat), .word(time))
        case .staging: connection.send(notifier, 1, .word(object), .word(time), .word(seat))
        case .stagingInput: connection.send(notifier, 2, .word(object), .word(time), .word(seat))
        }
        return object
    }

    /// Destroys such an object.
    func release(_ object: UInt32, on connection: WaylandConnection) {
        // Request 0 in either protocol.
        connection.send(object, 0)
        connection.forget(object)
    }
}
