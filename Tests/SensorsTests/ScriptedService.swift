import CNotify
import Fixtures
import Glibc
import Synchronization

@testable import GLibBridge

/// A service on a private bus with scripted answers.
final class ScriptedService: Sendable {
    enum Answer: Sendable {
        case values([Variant])
        case error(String)
        /// A file descriptor. Its other end comes in ``ScriptedService/handles``.
        case handle
        /// No answer until ``ScriptedService/answerLate(_:)``.
        case silence
    }

    /// A file descriptor that the service has returned.
    struct Handle: Sendable {
        /// The other end, which hangs up when the descriptor is closed in every process.
        let other: Int32
        /// The arguments of the call.
        let arguments: [String?]

        /// Waits until the descriptor is closed in every process. Returns false after `seconds`.
        func isClosed(within seconds: Int32 = 60) -> Bool {
            var one = pollfd(fd: other, events: 0, revents: 0)
            return poll(&one, 1, seconds * 1000) == 1
        }
    }

    private struct State {
        var answers: [String: Answer] = [:]
        var properties: [String: Variant] = [:]
        var unanswered: [Invocation] = []
        /// The number of calls that each path still answers before its object disappears.
        var callsLeft: [String: Int] = [:]
    }

    /// The name of each called method, with the path if the test set the answer by path.
    let calls = Recorder<String>()
    /// Each returned file descriptor.
    let handles = Recorder<Handle>()
    private let bus: Bus
    private let name: String
    private let loop = MainLoop.onNewThread(named: "service")
    private let state = Mutex(State())
    private let ownership = Mutex<NameOwnership?>(nil)

    /// A service with one interface with this body at each path. It requests `name` in ``appear()``.
    init(_ daemon: PrivateBus, name: String, paths: [String], interface: String, body: String) throws {
        self.name = name
        bus = try daemon.connect()
        let xml = #"<node><interface name="\#(interface)">\#(body)</interface></node>"#
        for path in paths { try export(path, xml) }
    }

    /// Exports another object.
    func add(_ path: String, interface: String, body: String) throws {
        try export(path, #"<node><interface name="\#(interface)">\#(body)</interface></node>"#)
    }

    private func export(_ path: String, _ xml: String) throws {
        let result: Result<Void, BusError> = loop.run { [bus] in
            Result { () throws(BusError) in
                _ = try bus.export(path: path, introspectionXML: xml) { [weak self] call in
                    self?.handle(call, at: path)
                } read: { [weak self] read in
                    if let self { read.reply(self.state.withLock { $0.properties }) }
                }
            }
        }
        try result.get()
    }

    private func handle(_ call: Invocation, at path: String) {
        let byPath = path + " " + call.method
        let (key, answer) = state.withLock { state in
            if let left = state.callsLeft[path] {
                state.callsLeft[path] = max(0, left - 1)
                if left == 0 { return (byPath, Answer.error("org.freedesktop.DBus.Error.UnknownMethod")) }
            }
            return state.answers[byPath].map { (byPath, $0) } ?? (call.method, state.answers[call.method] ?? .silence)
        }
        switch answer {
        case .values(let values): call.reply(values)
        case .error(let name): call.fail(name: name, message: "as the test says")
        case .handle:
            var ends: [Int32] = [0, 0]
            // With SOCK_CLOEXEC no child process keeps it open.
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return }
            call.reply(handle: ends[1])
            close(ends[1])
            handles.append(Handle(other: ends[0], arguments: call.arguments.map(\.stringValue)))
        case .silence: state.withLock { $0.unanswered.append(call) }
        }
        calls.append(key)
    }

    /// Sets the answer to `method`, which is a name or `PATH NAME`.
    func answer(_ method: String, _ answer: Answer) {
        state.withLock { $0.answers[method] = answer }
    }

    /// Makes the object at `path` disappear after `answers` more calls.
    func remove(_ path: String, after answers: Int) {
        state.withLock { $0.callsLeft[path] = answers }
    }

    /// Answers all calls that were not answered so far.
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

    /// Requests the name and waits until it owns it.
    func appear() {
        let acquired = Recorder<Bool>()
        let ownership = loop.run { [bus, name] in
            bus.own(name, acquired: { acquired.append(true) }, lost: { acquired.append(false) })
        }
        self.ownership.withLock { $0 = ownership }
        precondition(acquired.next() == true)
    }

    /// Releases the name like a crash does: pending calls get no answer.
    func vanish() {
        let ownership = self.ownership.withLock { held in
            defer { held = nil }
            return held
        }
        loop.run { ownership?.release() }
    }
}

extension Invocation {
    /// Replies with a duplicate of `handle` as the only value.
    fileprivate func reply(handle: Int32) {
        guard let invocation = consumePending() else { return }
        let list = g_unix_fd_list_new()
        defer { g_object_unref(list) }
        let index = g_unix_fd_list_append(list, handle, nil)
        // GDBus takes over the floating value and holds its own reference to the list.
        var values = [g_variant_new_handle(index)]
        g_dbus_method_invocation_return_value_with_unix_fd_list(invocation, g_variant_new_tuple(&values, 1), list)
    }
}
