import GLibBridge
import Platform

/// The queries for do-not-disturb to notification servers that report it on the bus.
enum DoNotDisturbQuery {
    private static let service = Notification.serverName
    private static let serverPath = Notification.serverPath

    /// The property `Inhibited`, an extension by KDE Plasma: true during do-not-disturb and while a program inhibits
    /// notifications.
    ///
    /// - Parameter name: The name that the server reports.
    static func inhibited(name: String) -> BusQuery<Bool> {
        property(
            "Inhibited", of: service, path: serverPath, name: name,
            refusal: "this notification server does not report do-not-disturb"
        ) { $0.boolValue }
    }

    /// dunst's property `paused`. dunst also signals a change to the same value.
    static var dunst: BusQuery<Bool> {
        property("paused", of: "org.dunstproject.cmd0", path: serverPath, name: "dunst") { $0.boolValue }
    }

    /// mako's modes. Its manual suggests the mode `do-not-disturb` for this purpose. The property `Modes` exists since
    /// mako 1.10; its change signal has no value.
    static var mako: BusQuery<Bool> {
        property(
            "Modes", of: "fr.emersion.Mako", path: "/fr/emersion/Mako", name: "mako",
            refusal: "it reports do-not-disturb only in version 1.10 or later"
        ) { modes in
            modes.signature == "as" ? modes.elements.contains(.string("do-not-disturb")) : nil
        }
    }

    /// swaync's do-not-disturb switch. swaync also sends `Subscribe` with every notification. Later versions send
    /// `SubscribeV2` instead, whose fourth argument means that a program inhibits notifications.
    static var swaync: BusQuery<Bool> {
        let name = "org.erikreider.swaync.cc"
        let path = "/org/erikreider/swaync/cc"
        return BusQuery(
            name: "swaync", service: name, fallback: false,
            signals: ["Subscribe", "SubscribeV2"].map { signal in
                BusQuery<Bool>.Signal(path: path, interface: name, name: signal) { arguments in
                    guard arguments.count >= 3, let silent = arguments[1].boolValue else { return .changed }
                    return .answer(silent)
                }
            },
            ask: BusQuery.call(
                MethodCall(destination: name, path: path, interface: name, method: "GetDnd")
            ) { $0.first?.boolValue })
    }

    /// The do-not-disturb switch of xfce4-notifyd.
    static var xfce: BusQuery<Bool> {
        xfce("/do-not-disturb") { $0.boolValue }
    }

    /// The programs that the user has muted in the settings of xfce4-notifyd, by the names of their `.desktop` files.
    static var xfceMuted: BusQuery<Bool> {
        xfce("/applications/muted_applications") { names in
            names.unwrapped.elements.contains { $0.unwrapped.stringValue == Application.id }
        }
    }

    /// A setting of xfce4-notifyd in xfconf. It does not exist until the user first sets it.
    private static func xfce(
        _ setting: String, read: @escaping @Sendable (Variant) -> Bool?
    ) -> BusQuery<Bool> {
        let name = "org.xfce.Xfconf"
        let path = "/org/xfce/Xfconf"
        let channel = "xfce4-notifyd"
        let property = Variant.string(setting)
        let signals = [("PropertyChanged", 3), ("PropertyRemoved", 2)].map { signal, count in
            BusQuery<Bool>.Signal(path: path, interface: name, name: signal, first: .text(channel)) { arguments in
                guard arguments.count == count, arguments[1] == property else { return .none }
                guard count == 3 else { return .answer(false) }
                return read(arguments[2]).map { .answer($0) } ?? .changed
            }
        }
        let call = MethodCall(
            destination: name, path: path, interface: name, method: "GetProperty",
            arguments: [.string(channel), property], timeout: BusQuery<Bool>.patience)
        return BusQuery(name: "Xfce settings", service: name, fallback: false, signals: signals) { bus, answer in
            bus.call(call) { result in
                switch result {
                case .success(let values): answer(BusQuery.answer(values.first.flatMap(read)))
                case .failure(let error)
                where error.name == "org.xfce.Xfconf.Error.PropertyNotFound"
                    || error.name == "org.xfce.Xfconf.Error.ChannelNotFound":
                    answer(.success(false))
                case .failure(let error): answer(.failure(.init(error)))
                }
            }
        }
    }

    private static func property(
        _ property: String, of interface: String, path: String, name: String, refusal: String? = nil,
        read: @escaping @Sendable (Variant) -> Bool?
    ) -> BusQuery<Bool> {
        BusQuery(
            name: name, service: service, fallback: false,
            signals: [
                .change(of: property, interface: interface, path: path) { read($0).map { .answer($0) } ?? .changed }
            ],
            ask: BusQuery.call(
                .get(property, of: interface, destination: service, path: path), refusal: refusal
            ) { $0.first.flatMap { read($0.unwrapped) } })
    }
}
