import Fixtures
import GLibBridge

/// A service with Mutter's name and object. Each call waits in ``calls`` for the test to answer it.
final class ScriptedMutter: Sendable {
    let bus: Bus
    let calls = Recorder<Invocation>()
    private let loop = MainLoop.onNewThread(named: "mutter")

    /// - Parameters:
    ///   - time: The type of the reply to `GetIdletime`.
    ///   - id: The type of a watch id.
    init(_ daemon: PrivateBus, time: String = "t", id: String = "u") throws {
        bus = try daemon.connect()
        let xml = """
            <node><interface name="org.gnome.Mutter.IdleMonitor">
            <method name="GetIdletime"><arg type="\(time)" direction="out"/></method>
            <method name="AddIdleWatch"><arg type="t" direction="in"/><arg type="\(id)" direction="out"/></method>
            <method name="AddUserActiveWatch"><arg type="\(id)" direction="out"/></method>
            <method name="RemoveWatch"><arg type="u" direction="in"/></method>
            </interface></node>
            """
        let exported = loop.run { [bus, calls] in
            Result<ExportedObject, BusError> { () throws(BusError) in
                try bus.export(path: "/org/gnome/Mutter/IdleMonitor/Core", introspectionXML: xml) { calls.append($0) }
            }
        }
        _ = try exported.get()
    }

    deinit {
        loop.quit()
    }

    /// Requests the name and waits until it owns it.
    func appear() -> NameOwnership {
        let acquired = Recorder<Bool>()
        let name = loop.run { [bus] in
            bus.own("org.gnome.Mutter.IdleMonitor", acquired: { acquired.append(true) }, lost: {})
        }
        _ = acquired.next()
        return name
    }

    /// Releases the name and stays on the bus.
    func vanish(_ name: NameOwnership) {
        loop.run { name.release() }
    }

    /// Emits `WatchFired`.
    func fire(_ id: UInt32) {
        bus.emit(
            path: "/org/gnome/Mutter/IdleMonitor/Core", interface: "org.gnome.Mutter.IdleMonitor", signal: "WatchFired",
            [.uint32(id)])
    }

    /// The next call; throws if it is not `method`.
    func next(_ method: String) throws -> Invocation {
        guard let call = calls.next(), call.method == method else {
            throw BusError(name: "test", message: "no call to \(method)")
        }
        return call
    }

    /// Answers the next call; throws if it is not `method`.
    func answer(_ method: String, _ values: Variant...) throws {
        try next(method).reply(values)
    }
}
