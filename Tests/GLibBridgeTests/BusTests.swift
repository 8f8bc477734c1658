import Fixtures
import GLibBridge
import Glibc
import Testing

struct BusTests {
    static let interface = "io.github.balasana.Test1"
    static let introspection = """
        <node><interface name="\(interface)">
          <method name="Echo">
            <arg name="in" type="v" direction="in"/><arg name="out" type="v" direction="out"/>
          </method>
          <method name="Fail"/><method name="Forget"/>
          <method name="Wrong"><arg name="out" type="s" direction="out"/></method>
          <method name="Never"/>
          <property name="State" type="s" access="read"/><property name="Unset" type="s" access="read"/>
          <property name="Odd" type="s" access="read"/><property name="Late" type="s" access="read"/>
          <signal name="Changed"><arg name="state" type="s"/></signal>
        </interface></node>
        """

    let daemon: PrivateBus
    let server: Bus
    let client: Bus
    let loop = MainLoop.onNewThread(named: "server")
    let clientLoop = MainLoop.onNewThread(named: "client")
    let kept = Recorder<Invocation>()
    let reads = Recorder<PropertyRead>()

    init() throws {
        daemon = try PrivateBus()
        server = try daemon.connect()
        client = try daemon.connect()
        loop.run { [server, kept, reads] in
            _ = try? server.export(path: "/test", introspectionXML: Self.introspection) { call in
                switch call.method {
                case "Echo": call.reply(call.arguments)
                case "Fail": call.fail(name: "io.github.balasana.Error.Tried", message: "no such thing")
                case "Wrong": call.reply([.uint32(1)])
                case "Never": kept.append(call)
                default: break
                }
            } read: { read in
                let values: [String: Variant] = ["State": .string("sitting"), "Odd": .bool(true)]
                if read.name == "Late" { reads.append(read) } else { read.reply(values) }
            }
        }
    }

    func call(_ method: String, _ arguments: [Variant] = [], timeout: Duration? = nil) -> Result<[Variant], BusError> {
        let call = MethodCall(
            destination: server.uniqueName, path: "/test", interface: Self.interface, method: method,
            arguments: arguments, timeout: timeout)
        return Result { () throws(BusError) in try client.callAndWait(call) }
    }

    func error(_ result: Result<[Variant], BusError>) -> BusError? {
        if case .failure(let error) = result { error } else { nil }
    }

    @Test func `a signal with another first argument is not delivered`() {
        let texts = Recorder<String>()
        let paths = Recorder<String>()
        clientLoop.run { [client, server] in
            func subscribe(_ first: FirstArgument, _ recorder: Recorder<String>) {
                client.subscribe(
                    sender: server.uniqueName, path: "/test", interface: Self.interface, signal: "Changed", first: first
                ) { recorder.append($0.arguments[0].stringValue ?? "") }
            }
            subscribe(.text("sitting"), texts)
            subscribe(.path("/desk/chair"), paths)
        }
        #expect(throws: Never.self) { try call("Echo", [.variant(.byte(0))]).get() }
        for state in ["away", "sitting", "/desk/lamp", "/desk/chair", "/desk", "/desk/", "/", "sitting"] {
            server.emit(path: "/test", interface: Self.interface, signal: "Changed", [.string(state)])
        }
        #expect([texts.next(), texts.next()] == ["sitting", "sitting"])
        #expect([paths.next(), paths.next(), paths.next()] == ["/desk/chair", "/desk/", "/"])
    }

    @Test func `a method call returns the values of the reply`() throws {
        let value = Variant.variant(.array(elementSignature: "(susuu)", []))
        #expect(try call("Echo", [value]).get() == [value])
    }

    @Test func `an error reply has its name and message`() {
        let error = error(call("Fail"))
        #expect(error?.name == "io.github.balasana.Error.Tried")
        #expect(error?.message == "no such thing")
        #expect(error?.isTimeout == false && error?.isServiceUnknown == false)
    }

    @Test func `an invocation released without a reply is answered with an error`() {
        #expect(error(call("Forget"))?.name == "org.freedesktop.DBus.Error.NoReply")
    }

    @Test func `a reply of the wrong type becomes an error with both types`() {
        #expect(error(call("Wrong"))?.message == "Wrong replied with (u); its interface declares (s)")
    }

    @Test func `arguments of the wrong type do not reach the handler`() {
        #expect(error(call("Echo", [.string("bare")]))?.name == "org.freedesktop.DBus.Error.InvalidArgs")
    }

    @Test func `no reply in time is a timeout, and late replies do no harm`() {
        #expect(error(call("Never", timeout: .milliseconds(50)))?.isTimeout == true)
        let late = kept.next()
        late?.reply([])
        late?.reply([])
        #expect(throws: Never.self) { try call("Echo", [.variant(.byte(1))]).get() }
    }

    @Test func `a call to a name without an owner fails with isServiceUnknown and starts no service`() {
        // Debian's session.conf can activate a notification server; our calls must not activate it.
        let call = MethodCall(
            destination: "org.freedesktop.Notifications", path: "/org/freedesktop/Notifications",
            interface: "org.freedesktop.Notifications", method: "GetCapabilities")
        #expect(error(Result { () throws(BusError) in try client.callAndWait(call) })?.isServiceUnknown == true)
    }

    @Test func `the reply to an asynchronous call arrives on the calling loop`() {
        let replies = Recorder<Bool>()
        let own = clientLoop.run { pthread_self() }
        let call = MethodCall(
            destination: server.uniqueName, path: "/test", interface: Self.interface, method: "Echo",
            arguments: [.variant(.string("x"))])
        clientLoop.perform { [client] in
            client.call(call) { result in
                replies.append((try? result.get()) == [.variant(.string("x"))] && pthread_self() == own)
            }
        }
        #expect(replies.next() == true)
    }

    func get(_ property: String) -> MethodCall {
        MethodCall.get(property, of: Self.interface, destination: server.uniqueName, path: "/test")
    }

    @Test func `a property read returns its value, or an error without one of its type`() throws {
        #expect(try client.callAndWait(get("State")) == [.variant(.string("sitting"))])
        for property in ["Unset", "Odd", "Nothing"] {
            #expect(throws: BusError.self, "\(property)") { try client.callAndWait(get(property)) }
        }
        let all = MethodCall.getAll(of: Self.interface, destination: server.uniqueName, path: "/test")
        #expect(try client.callAndWait(all)[0]["State"] == .string("sitting"))
    }

    @Test func `a property read can be answered later, and no property can be set`() throws {
        let answers = Recorder<[Variant]?>()
        clientLoop.run { client.call(get("Late")) { answers.append(try? $0.get()) } }
        let read = try #require(reads.next())
        #expect(throws: Never.self) { try call("Echo", [.variant(.byte(1))]).get() }
        read.reply(["Late": .string("now")])
        #expect(answers.next() == [.variant(.string("now"))])
        let set = MethodCall(
            destination: server.uniqueName, path: "/test", interface: "org.freedesktop.DBus.Properties", method: "Set",
            arguments: [.string(Self.interface), .string("State"), .variant(.string("away"))])
        #expect(throws: BusError.self) { try client.callAndWait(set) }
    }

    @Test func `a path is exported once, and can be exported again after unexport`() throws {
        let xml = Self.introspection
        #expect(throws: BusError.self) { try server.export(path: "/test", introspectionXML: xml) { _ in } }
        #expect(throws: BusError.self) { try server.export(path: "/other", introspectionXML: "<node>") { _ in } }
        let other = try server.export(path: "/other", introspectionXML: xml) { _ in }
        other.unexport()
        try server.export(path: "/other", introspectionXML: xml) { _ in }.unexport()
    }

    @Test func `signals arrive with sender, path and arguments until the subscription ends`() {
        let signals = Recorder<BusSignal>()
        let subscription = clientLoop.run { [client, server] in
            client.subscribe(sender: server.uniqueName, path: "/test", interface: Self.interface, signal: "Changed") {
                signals.append($0)
            }
        }
        #expect(throws: Never.self) { try call("Echo", [.variant(.byte(0))]).get() }
        server.emit(path: "/elsewhere", interface: Self.interface, signal: "Changed", [.string("no")])
        server.emit(path: "/test", interface: Self.interface, signal: "Changed", [.string("due")])
        #expect(signals.next() == BusSignal(sender: server.uniqueName, path: "/test", arguments: [.string("due")]))
        clientLoop.run { subscription.cancel() }
        server.emit(path: "/test", interface: Self.interface, signal: "Changed", [.string("late")])
        server.flush()
        #expect(throws: Never.self) { try call("Echo", [.variant(.byte(0))]).get() }
        clientLoop.run {}
        #expect(signals.next(within: .zero) == nil)
    }

    @Test func `a name has one owner, and other requests get lost`() {
        let events = Recorder<String>()
        let name = "io.github.balasana.Test"
        let first = loop.run { [server] in
            server.own(name, acquired: { events.append("first") }, lost: { events.append("first lost") })
        }
        #expect(events.next() == "first")
        let second = clientLoop.run { [client] in
            client.own(name, acquired: { events.append("second") }, lost: { events.append("second lost") })
        }
        #expect(events.next() == "second lost")
        clientLoop.run { second.release() }
        loop.run { first.release() }
        clientLoop.run { [client] in
            _ = client.own(name, acquired: { events.append("third") }, lost: { events.append("third lost") })
        }
        #expect(events.next() == "third")
    }

    @Test func `a name watch reports the owner, and when there is none`() {
        let events = Recorder<String?>()
        let name = "io.github.balasana.Watched"
        clientLoop.run { [client] in
            _ = client.watchName(name, appeared: { events.append($0) }, vanished: { events.append(nil) })
        }
        #expect(events.next() == .some(nil))
        let ownership = loop.run { [server] in server.own(name, acquired: {}, lost: {}) }
        #expect(events.next() == server.uniqueName)
        loop.run { ownership.release() }
        #expect(events.next() == .some(nil))
    }

    @Test func `the end of the bus calls onClosed and does not end the process`() {
        let events = Recorder<String>()
        let bus = clientLoop.run { [daemon] in try? daemon.connect() }
        bus?.onClosed(loop) { events.append("closed") }
        daemon.end()
        #expect(events.next() == "closed")
        #expect(error(call("Echo", [.variant(.byte(0))])) != nil)
    }

    @Test func `connecting to an address without a bus throws`() {
        #expect(throws: BusError.self) { try Bus.connect(address: "unix:path=/nonexistent/bus") }
    }
}
