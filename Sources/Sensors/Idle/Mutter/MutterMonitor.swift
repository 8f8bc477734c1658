import GLibBridge
import Platform

/// The idle monitor of one owner of the name: the two watches that we have there, and its idle time. For the loop's
/// thread alone.
final class MutterMonitor: @unchecked Sendable {
    /// What we watch for.
    enum Watch {
        /// Idle time passes a span: fires each time, and at once when it has passed already.
        case idle
        /// The first input: fires once.
        case input
    }

    /// Why a monitor was given up.
    struct Failure: Sendable {
        /// As ``Availability/missing(reason:)`` has it.
        let reason: String
        /// Whether it only did not answer in time.
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
    /// Ids that fired while an answer was out, which may be that of the very watch.
    private var early: [UInt32] = []
    private var isClosed = false

    private struct Slot {
        var id: UInt32?
        /// Counts the wishes, so that the answer to an earlier one is known.
        var wish = 0
    }

    /// A monitor without watches.
    ///
    /// - Parameters:
    ///   - owner: The unique name of the Mutter meant.
    ///   - failed: Called once, when an answer is an error, late or nonsense; the monitor is closed then.
    init(
        bus: Bus, owner: String, fired: @escaping @Sendable (Watch) -> Void,
        failed: @escaping @Sendable (Failure) -> Void
    ) {
        self.bus = bus
        self.owner = owner
        self.fired = fired
        self.failed = failed
        signals = Mutter.onWatchFired(bus, owner: owner) { [weak self] in self?.heard($0) }
    }

    /// Watches for idle time of so many milliseconds, at least 1, in place of the earlier watch.
    func watchIdle(after milliseconds: Int64) {
        add(\.idle, "AddIdleWatch", [.uint64(UInt64(milliseconds))])
    }

    /// Watches for the next input.
    func watchInput() {
        add(\.input, "AddUserActiveWatch", [])
    }

    /// Watches for the next input no more.
    func forgetInput() {
        remove(\.input)
    }

    /// Asks for the idle time in milliseconds, as it is after everything asked for before.
    func idleTime(_ completion: @escaping @Sendable (Int64) -> Void) {
        ask("GetIdletime", []) { monitor, answer in
            guard let time = Mutter.idleTime(answer, uptime: SystemClock.now().instant.sinceBoot) else { return false }
            completion(time)
            return true
        }
    }

    /// Ends it and its watches; nothing is told after this.
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
        let wish = self[keyPath: slot].wish
        unanswered += 1
        ask(method, arguments) { monitor, answer in
            monitor.unanswered -= 1
            defer { if monitor.unanswered == 0 { monitor.early = [] } }
            guard let id = Mutter.watch(answer) else { return false }
            if monitor[keyPath: slot].wish == wish {
                monitor[keyPath: slot].id = id
                if monitor.early.contains(id) { monitor.tell(id) }
            } else {
                monitor.removeWatch(id)
            }
            return true
        }
    }

    private func remove(_ slot: ReferenceWritableKeyPath<MutterMonitor, Slot>) {
        self[keyPath: slot].wish += 1
        if let id = self[keyPath: slot].id { removeWatch(id) }
        self[keyPath: slot].id = nil
    }

    private func removeWatch(_ id: UInt32) {
        bus.send(Mutter.call(owner, "RemoveWatch", [.uint32(id)], timeout: Self.patience))
    }

    private func heard(_ arguments: [Variant]) {
        guard !isClosed, let id = Mutter.watch(arguments) else { return }
        if id == idle.id || id == input.id {
            tell(id)
        } else if unanswered > 0 && early.count < 16 {
            early.append(id)
        }
    }

    private func tell(_ id: UInt32) {
        if id == idle.id {
            fired(.idle)
        } else {
            // Mutter removes it itself.
            input.id = nil
            fired(.input)
        }
    }

    /// - Parameter use: Takes the answer; false when it is nonsense.
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
