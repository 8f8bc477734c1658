import Dispatch
import Synchronization

/// Values from other threads, in order. A test waits for each of them.
package final class Recorder<Element: Sendable>: Sendable {
    private let waiting = Mutex<[Element]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    package init() {}

    package func append(_ element: Element) {
        waiting.withLock { $0.append(element) }
        arrivals.signal()
    }

    /// Waits for the next element; nil if none comes within a minute.
    ///
    /// - Parameter patience: `.zero` for an element that must already be there. No test may depend on any other time.
    package func next(within patience: Duration = .seconds(60)) -> Element? {
        let nanoseconds = patience.components.seconds * 1_000_000_000 + patience.components.attoseconds / 1_000_000_000
        guard arrivals.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .success else { return nil }
        return waiting.withLock { $0.removeFirst() }
    }
}
