import GLibBridge
import Platform

/// The idle monitor of one owner of the bus name, with at most two watches. Use it only on the loop's thread.
final class MutterMonitor: @unchecked Sendable {
    /// The two kinds of watches.
    enum Watch {
        /// Fires each time that idle time passes the span, and immediately if it has already passed.
        case idle
        /// Fires once, at the first input.
        case input
    }

    /// The error that closed a monitor.
    struct Failure: Sendable {
        /// The reason for ``Availability/missing(reason:)``.
        let reason: String
        /// True if an answer did not come in time.
        let isTimeout: Bool
    }

    private static let patience = Duration.seconds(2)

    private let bus: Bus
    private let owner: String
    private let fired: @Sendable (Watch) -> Void
    private let failed: @Sendable (Failure) -> Void
    private var signals: Subscription?
    private var idle = Slot()
    private var input = Slot()
    private var unanswered = 0
    /// Ids that fired while an answer was pending; that answer may contain the same id.
    private var early: [UInt32] = []
    private var isClosed = false

    private struct Slot {
        var id: UInt32?
        /// Counts requests, to recognise the answer to an earlier one.
        var request = 0
    }

    /// A monitor without watches.
    ///
    /// - Parameters:
    ///   - owner: The unique name of Mutter.
    ///   - failed: Called once, when an answer is an error, late or invalid. The monitor is then closed.
    init(
        bus: Bus, owner: String, fired: @escaping @Sendable (Watch) -> Void,
        failed: @escaping @Sendable (Failure) -> Void
    ) {
        self.bus = bus
        self.owner = owner
        self.fired = fired
        self.failed = failed
        signals = Mutter.onWatchFired(bus, owner: owner) { [weak self] in self?.handleWatchFired($0) }
    }

    /// Replaces the idle watch by one for `milliseconds`, at least 1.
    func watchIdle(after milliseconds: Int64) {
        add(\.idle, "AddIdleWatch", [.uint64(UInt64(milliseconds))])
    }

    /// Replaces the input watch; it fires at the next input.
    func watchInput() {
        add(\.input, "AddUserActiveWatch", [])
    }

    /// Removes the input watch.
    func removeInputWatch() {
        remove(\.input)
    }

    /// Asks for the idle time in milliseconds. Mutter answers after all earlier requests.
    func idleTime(_ completion: @escaping @Sendable (Int64) -> Void) {
        ask("GetIdletime", []) { monitor, answer in
            guard let time = Mutter.idleTime(answer, uptime: SystemClock.now().instant.sinceBoot) else { return false }
            completion(time)
            return true
        }
    }

    /// Removes the watches and closes the monitor. No closure is called after this.
    func close() {
        guard !isClosed else { return }
        remove(\.idle)
        remove(\.input)
        isClosed = true
        signals?.cancel()
        signals = nil
    }

    private func add(
        _ slot: ReferenceWritableKeyPath<MutterMonitor, Slot> & Sendable, _ method: String, _ arguments: [Variant]
    ) {
        remove(slot)
        let request = self[keyPath: slot].request
        unanswered += 1
        ask(method, arguments) { monitor, answer in
            monitor.unanswered -= 1
            defer { if monitor.unanswered == 0 { monitor.early = [] } }
            guard let id = Mutter.watch(answer) else { return false }
            if monitor[keyPath: slot].request == request {
                monitor[keyPath: slot].id = id
                if monitor.early.contains(id) { monitor.emit(id) }
            } else {
                monitor.removeWatch(id)
            }
            return true
        }
    }

    private func remove(_ slot: ReferenceWritableKeyPath<MutterMonitor, Slot>) {
        self[keyPath: slot].request += 1
        if let id = self[keyPath: slot].id { removeWatch(id) }
        self[keyPath: slot].id = nil
    }

    private func removeWatch(_ id: UInt32) {
        bus.send(Mutter.call(owner, "RemoveWatch", [.uint32(id)], timeout: Self.patience))
    }

    private func handleWatchFired(_ arguments: [Variant]) {
        guard !isClosed, let id = Mutter.watch(arguments) else { return }
        if id == idle.id || id == input.id {
            emit(id)
        } else if unanswered > 0 && early.count < 16 {
            early.append(id)
        }
    }

    private func emit(_ id: UInt32) {
        if id == idle.id {
            fired(.idle)
        } else {
            // Mutter removes this watch when it fires.
            input.id = nil
            fired(.input)
        }
    }

    /// - Parameter use: Applies the answer; returns false if it is invalid.
    private func ask(
        _ method: String, _ arguments: [Variant],
        _ use: @escaping @Sendable (MutterMonitor, [Variant]) -> Bool
    ) {
        bus.call(Mutter.call(owner, method, arguments, timeout: Self.patience)) { [weak self] result in
            guard let self, !isClosed else { return }
            switch result {
            case .success(let answer):
                if !use(self, answer) { fail("Mutter gives an unreadable answer to \(method)") }
            case .failure(let error):
                fail(
                    error.isTimeout ? "Mutter does not answer" : "Mutter answers \(method) with \(error.name)",
                    isTimeout: error.isTimeout)
            }
        }
    }

    private func fail(_ reason: String, isTimeout: Bool = false) {
        close()
        failed(Failure(reason: reason, isTimeout: isTimeout))
    }
}
