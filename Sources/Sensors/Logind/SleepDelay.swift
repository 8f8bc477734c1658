import GLibBridge
import Glibc

/// A `delay` inhibitor for sleep. It delays sleep by at most `InhibitDelayMaxSec` (5 s). Confined to the loop's thread.
final class SleepDelay: @unchecked Sendable {
    private let bus: Bus
    private var descriptor: Int32?
    private var isWanted = false

    init(bus: Bus) {
        self.bus = bus
    }

    deinit {
        release()
    }

    /// Asks for the inhibitor. A refusal is no error: then there is only less time to save before sleep.
    func acquire() {
        release()
        isWanted = true
        let call = Logind.managerCall(
            "Inhibit",
            [.string("sleep"), .string("Balasana"), .string("Saves how long you have been sitting"), .string("delay")])
        bus.callReturningHandle(call) { [weak self] result in
            guard case .success(let descriptor) = result else { return }
            guard let self, isWanted, self.descriptor == nil else {
                close(descriptor)
                return
            }
            self.descriptor = descriptor
        }
    }

    /// Lets the machine sleep.
    func release() {
        isWanted = false
        if let descriptor { close(descriptor) }
        descriptor = nil
    }
}
