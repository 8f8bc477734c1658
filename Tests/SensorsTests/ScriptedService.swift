import CNotify
import Fixtures
import Glibc
import Synchronization

@testable import GLibBridge

/// A service on a bus of the test's own that says what the test tells it to.
final class ScriptedService: Sendable {
    enum Answer: Sendable {
        case values([Variant])
        case error(String)
        /// A file descriptor, whose other end comes in ``ScriptedService/handles``.
        case handle
        /// None, for as long as the service lives.
        case silence
    }

    /// A descriptor that the service has handed out.
    struct Handle: Sendable {
        /// The other end of it, which hangs up once it is closed everywhere.
        let other: Int32
        /// What was asked with.
        let arguments: [String?]

        /// Whether it is closed everywhere; a minute means that it never is.
        func isClosed(within seconds: Int32 = 60) -> Bool {
            var one = pollfd(fd: other, events: 0, revents: 0)
            return poll(&one, 1, seconds * 1000) == 1
        }
    }

    private struct State {
        var answers: [String: Answer] = [:]
        var properties: [String: Variant] = [:]
        var unanswered: [Invocation] = []
        /// How many more calls each path answers before its object is gone.
        var lives: [String: Int] = [:]
    }

    /// Each method that was called, with the path where the test gave its answers by path.
    let calls = Recorder<String>()
    /// Each descriptor that was handed out.
    let handles = Recorder<Handle>()
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
            if let left = state.lives[path] {
                state.lives[path] = max(0, left - 1)
                if left == 0 { return (byPath, Answer.error("org.freedesktop.DBus.Error.UnknownMethod")) }
            }
            return state.answers[byPath].map { (byPath, $0) } ?? (call.method, state.answers[call.method] ?? .silence)
        }
        switch answer {
        case .values(let values): call.reply(values)
        case .error(let name): call.fail(name: name, message: "as the test says")
        case .handle:
            var ends: [Int32] = [0, 0]
            // Closed in every child from the start, which would hold it otherwise.
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return }
            call.reply(handle: ends[1])
            close(ends[1])
            handles.append(Handle(other: ends[0], arguments: call.arguments.map(\.stringValue)))
        case .silence: state.withLock { $0.unanswered.append(call) }
        }
        calls.append(key)
    }

    /// From now on `method`, or `PATH METHOD`, answers so.
    func answer(_ method: String, _ answer: Answer) {
        state.withLock { $0.answers[method] = answer }
    }

    /// The object at `path` answers so many calls more, and is gone then.
    func leave(_ path: String, after answers: Int) {
        state.withLock { $0.lives[path] = answers }
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

extension Invocation {
    /// Answers with a duplicate of `handle` as the only value.
    fileprivate func reply(handle: Int32) {
        guard let invocation = consumePending() else { return }
        let list = g_unix_fd_list_new()
        defer { g_object_unref(list) }
        let index = g_unix_fd_list_append(list, handle, nil)
        // GDBus takes the floating value and keeps its own reference to the list.
        var values = [g_variant_new_handle(index)]
        g_dbus_method_invocation_return_value_with_unix_fd_list(invocation, g_variant_new_tuple(&values, 1), list)
    }
}
