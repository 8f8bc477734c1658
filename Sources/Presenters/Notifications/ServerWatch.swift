import GLibBridge

/// Watches the notification server and asks it for its name and its capabilities. Use it only on the presenter's loop.
///
/// A server may own its bus name long before it replies, for example at login. So the first questions have no time
/// limit, and a question that gets an error can be asked again.
final class ServerWatch: @unchecked Sendable {
    /// A server that owns the bus name.
    struct Server {
        /// Its unique bus name.
        let owner: String
        /// Its replies so far.
        fileprivate(set) var description = ServerDescription()
        /// The features that follow from ``description``.
        fileprivate(set) var traits = ServerTraits(capabilities: nil, server: nil)
        fileprivate var repliesMissing = 0
        /// True after the first reply, which may be an error.
        fileprivate(set) var responds = false
        fileprivate var isWorthTheWait = true

        /// True if a presentation should wait for the replies.
        var needsReplies: Bool { isWorthTheWait && !description.isComplete }
        /// True if no reply is on its way.
        var isSettled: Bool { repliesMissing == 0 || !isWorthTheWait }
        /// The time in which it should reply. One that has replied once can be expected to reply again.
        var patience: Duration { responds ? .seconds(2) : .seconds(25) }
        /// Its name and version, for `status`.
        var title: String {
            description.information.map { "\($0.name) \($0.version)" } ?? (responds ? "unknown" : "not responding yet")
        }
    }

    /// A change of the server.
    enum Change {
        /// A server owns the name. Nothing is known about it.
        case appeared
        /// All replies have come, some perhaps errors.
        case settled
        /// The server is gone; `canReturn` if the bus can start one.
        case vanished(canReturn: Bool)
    }

    private let bus: Bus
    private let log: (String) -> Void
    private var changed: ((Change) -> Void)?
    /// The running server; nil for none.
    private(set) var server: Server?
    private var hasLogged = false

    init(bus: Bus, log: @escaping (String) -> Void) {
        self.bus = bus
        self.log = log
    }

    /// Starts the watch. Call it once.
    func start(_ changed: @escaping (Change) -> Void) {
        self.changed = changed
        bus.watchName(Notification.serverName, appeared: { self.appeared($0) }, vanished: { self.vanished() })
    }

    /// Starts a server; most desktops do that only when it is first needed. ``Change/appeared`` follows.
    func wake(_ failed: @escaping @Sendable (BusError) -> Void) {
        let start = Self.busCall("StartServiceByName", [.string(Notification.serverName), .uint32(0)])
        bus.call(start) { answer in
            if case .failure(let error) = answer { failed(error) }
        }
    }

    /// Asks the server for the replies that are lacking, unless they are on their way. ``Change/settled`` follows.
    func ask() {
        guard let asked = server, asked.repliesMissing == 0 else { return }
        let questions = ServerDescription.Question.allCases.filter { !asked.description.has($0) }
        server?.repliesMissing = questions.count
        for question in questions {
            // Without a time limit the wait causes no wakeups.
            let call = Notification.call(question, to: asked.owner, timeout: .seconds(Int32.max))
            bus.call(call) { [self] reply in apply(reply, to: question, by: asked.owner) }
        }
    }

    /// Lets presentations wait no longer for the replies of this server.
    func stopWaiting() {
        server?.isWorthTheWait = false
    }

    private func apply(
        _ reply: Result<[Variant], BusError>, to question: ServerDescription.Question, by owner: String
    ) {
        guard var server, server.owner == owner else { return }
        server.repliesMissing -= 1
        server.responds = true
        if case .success(let values) = reply { server.description.apply(values, to: question) }
        server.traits = ServerTraits(
            capabilities: server.description.capabilities, server: server.description.information)
        self.server = server
        guard server.repliesMissing == 0 else { return }
        if !server.description.isComplete, !hasLogged {
            hasLogged = true
            log("The notification server does not describe itself. It is asked again before the next reminder.")
        }
        changed?(.settled)
    }

    private func appeared(_ owner: String) {
        server = Server(owner: owner)
        hasLogged = false
        changed?(.appeared)
        ask()
    }

    private func vanished() {
        server = nil
        changed?(.vanished(canReturn: isActivatable))
    }

    private var isActivatable: Bool {
        let names = try? bus.callAndWait(Self.busCall("ListActivatableNames"))
        return names?.first?.elements.contains { $0.stringValue == Notification.serverName } ?? false
    }

    private static func busCall(_ method: String, _ arguments: [Variant] = []) -> MethodCall {
        MethodCall(
            destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
            method: method, arguments: arguments)
    }
}

extension ServerDescription {
    /// True if the server has replied to `question`.
    fileprivate func has(_ question: Question) -> Bool {
        switch question {
        case .information: information != nil
        case .capabilities: capabilities != nil
        }
    }
}
