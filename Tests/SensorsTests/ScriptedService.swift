import Fixtures
import GLibBridge
import Synchronization

/// A service on a bus of the test's own that says what the test tells it to.
final class ScriptedService: Sendable {
    enum Answer: Sendable {
        case values([Variant])
        case error(String)
        /// None, for as long as the service lives.
        case silence
    }

    private struct State {
        var answers: [String: Answer] = [:]
        var properties: [String: Variant] = [:]
        var unanswered: [Invocation] = []
    }

    /// Each method that was called, with the path where the test gave its answers by path.
    let calls = Recorder<String>()
    private let bus: Bus
    private let name: String
    private let loop = MainLoop.onNewThread(named: "service")
    private let state = Mutex(State())
    private let ownership = Mutex<NameOwnership?>(nil)

    /// A service that will be `name`, with one interface of this body at each path; it has no name yet.
    init(_ daemon: PrivateBus, name: String, paths: [String], interface: String, body: String) throws {
        self.name = name
        bus = try daemon.connect()
        let xml = #"<node><interface name="\#(interface)">\#(body)</interface></node>"#
        for path in paths { try export(path, xml) }
    }

    /// Puts another object on the bus.
    func add(_ path: String, interface: String, body: String) throws {
        try export(path, #"<node><interface name="\#(interface)">\#(body)</interface></node>"#)
    }

    private func export(_ path: String, _ xml: String) throws {
        let result: Result<Void, BusError> = loop.run { [bus] in
            Result { () throws(BusError) in
                _ = try bus.export(path: path, introspectionXML: xml) { [weak self] call in
                    self?.handle(call, at: path)
                } property: { [weak self] name in
                    self?.state.withLock { $0.properties[name] }
                }
            }
        }
        try result.get()
    }

    private func handle(_ call: Invocation, at path: String) {
        let byPath = path + " " + call.method
        let (key, answer) = state.withLock { state in
            state.answers[byPath].map { (byPath, $0) } ?? (call.method, state.answers[call.method] ?? .silence)
        }
        switch answer {
        case .values(let values): call.reply(values)
        case .error(let name): call.fail(name: name, message: "as the test says")
        case .silence: state.withLock { $0.unanswered.append(call) }
        }
        calls.append(key)
    }

    /// From now on `method`, or `PATH METHOD`, answers so.
    func answer(_ method: String, _ answer: Answer) {
        state.withLock { $0.answers[method] = answer }
    }

    /// Answers at last what has had no answer so far.
    func answerLate(_ values: [Variant]) {
        let unanswered = state.withLock { state in
            defer { state.unanswered = [] }
            return state.unanswered
        }
        for call in unanswered { call.reply(values) }
    }

    func set(_ property: String, _ value: Variant?) {
        state.withLock { $0.properties[property] = value }
    }

    func emit(_ path: String, _ interface: String, _ signal: String, _ arguments: [Variant]) {
        bus.emit(path: path, interface: interface, signal: signal, arguments)
        bus.flush()
    }

    func emitChange(_ path: String, _ interface: String, _ values: [String: Variant], invalidated: [String] = []) {
        emit(
            path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
            [.string(interface), .dictionary(values), .strings(invalidated)])
    }

    /// Takes the name and waits until it has it.
    func appear() {
        let acquired = Recorder<Bool>()
        let ownership = loop.run { [bus, name] in
            bus.own(name, acquired: { acquired.append(true) }, lost: { acquired.append(false) })
        }
        self.ownership.withLock { $0 = ownership }
        precondition(acquired.next() == true)
    }

    /// Gives the name back, as by a crash: what was asked stays unanswered.
    func vanish() {
        let ownership = self.ownership.withLock { held in
            defer { held = nil }
            return held
        }
        loop.run { ownership?.release() }
    }
}
