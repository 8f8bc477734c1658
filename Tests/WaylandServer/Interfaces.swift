import CWaylandServer
import Glibc

/// The idle protocols as libwayland wants them told. Allocated once, for as long as the program runs.
struct Interfaces {
    let seat: UnsafePointer<wl_interface> = balasana_seat_interface()
    let notifier: UnsafePointer<wl_interface>
    let notification: UnsafePointer<wl_interface>
    let plasma: UnsafePointer<wl_interface>
    let plasmaTimeout: UnsafePointer<wl_interface>

    init() {
        let events = ["idled", "resumed"]
        notification = Self.interface("ext_idle_notification_v1", 2, [("destroy", "", [])], events)
        plasmaTimeout = Self.interface(
            "org_kde_kwin_idle_timeout", 1, [("release", "", []), ("simulate_user_activity", "", [])],
            ["idle", "resumed"]
        )
        notifier = Self.interface(
            "ext_idle_notifier_v1", 2,
            [
                ("destroy", "", []), ("get_idle_notification", "nuo", [notification, nil, seat]),
                ("get_input_idle_notification", "2nuo", [notification, nil, seat]),
            ], [])
        plasma = Self.interface(
            "org_kde_kwin_idle", 1, [("get_idle_timeout", "nou", [plasmaTimeout, seat, nil])], [])
    }

    private static func interface(
        _ name: String, _ version: Int32, _ requests: [(String, String, [UnsafePointer<wl_interface>?])],
        _ events: [String]
    ) -> UnsafePointer<wl_interface> {
        let methods = UnsafeMutablePointer<wl_message>.allocate(capacity: max(1, requests.count + events.count))
        for (index, (name, signature, types)) in (requests + events.map { ($0, "", []) }).enumerated() {
            let table = UnsafeMutablePointer<UnsafePointer<wl_interface>?>.allocate(capacity: max(1, types.count))
            for (place, type) in types.enumerated() { (table + place).initialize(to: type) }
            (methods + index).initialize(to: wl_message(name: strdup(name), signature: strdup(signature), types: table))
        }
        let interface = UnsafeMutablePointer<wl_interface>.allocate(capacity: 1)
        interface.initialize(
            to: wl_interface(
                name: strdup(name), version: version, method_count: Int32(requests.count), methods: methods,
                event_count: Int32(events.count), events: methods + requests.count))
        return UnsafePointer(interface)
    }
}
