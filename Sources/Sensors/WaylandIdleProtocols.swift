import CWaylandClient

/// The protocols that tell of silence, ext-idle-notify-v1 (version 2) and KDE's idle (version 1), as libwayland wants them
/// told: every request and event in the order of its number, with its arguments (`n` a new object, `u` a number, `o` an
/// object, behind the version since which there is such a request). The tables are made once and stay.
struct WaylandIdleProtocols {
    typealias Interface = UnsafePointer<wl_interface>

    let notifier: Interface
    let notification: Interface
    let plasma: Interface
    let plasmaTimeout: Interface

    /// - Parameter seat: The library's own `wl_seat`.
    init(seat: Interface) {
        notification = Self.interface(
            "ext_idle_notification_v1", 2, requests: [Self.message("destroy")],
            events: [Self.message("idled"), Self.message("resumed")])
        plasmaTimeout = Self.interface(
            "org_kde_kwin_idle_timeout", 1,
            requests: [Self.message("release"), Self.message("simulate_user_activity")],
            events: [Self.message("idle"), Self.message("resumed")])
        // The kinds of the arguments, nil for what is no object.
        let get: UnsafeMutablePointer<Interface?> = Self.kept([notification, nil, seat])
        let getTimeout: UnsafeMutablePointer<Interface?> = Self.kept([plasmaTimeout, seat, nil])
        notifier = Self.interface(
            "ext_idle_notifier_v1", 2,
            requests: [
                Self.message("destroy"), Self.message("get_idle_notification", "nuo", get),
                Self.message("get_input_idle_notification", "2nuo", get),
            ])
        plasma = Self.interface(
            "org_kde_kwin_idle", 1, requests: [Self.message("get_idle_timeout", "nou", getTimeout)])
    }

    private static func interface(
        _ name: StaticString, _ version: Int32, requests: [wl_message], events: [wl_message] = []
    ) -> Interface {
        let table = UnsafeMutablePointer<wl_interface>.allocate(capacity: 1)
        table.initialize(
            to: wl_interface(
                name: name.text, version: version, method_count: Int32(requests.count), methods: kept(requests),
                event_count: Int32(events.count), events: kept(events)))
        return UnsafePointer(table)
    }

    private static func message(
        _ name: StaticString, _ signature: StaticString = "", _ types: UnsafeMutablePointer<Interface?>? = nil
    ) -> wl_message {
        wl_message(name: name.text, signature: signature.text, types: types)
    }

    private static func kept<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = copy.initialize(from: elements)
        return copy.baseAddress!
    }
}

extension StaticString {
    /// With a zero at its end, for as long as the program runs.
    fileprivate var text: UnsafePointer<CChar> {
        UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
