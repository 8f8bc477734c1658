import Dispatch
import Synchronization

/// What came over other threads, in order; a test waits here for the next of it.
package final class Recorder<Element: Sendable>: Sendable {
    private let waiting = Mutex<[Element]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    package init() {}

    package func append(_ element: Element) {
        waiting.withLock { $0.append(element) }
        arrivals.signal()
    }

    /// The next element. A test that waits for a minute hangs: then it is nil.
    ///
    /// - Parameter patience: `.zero` for an element that must have come already. No test may rest on another time.
    package func next(within patience: Duration = .seconds(60)) -> Element? {
        let nanoseconds = patience.components.seconds * 1_000_000_000 + patience.components.attoseconds / 1_000_000_000
        guard arrivals.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .success else { return nil }
        return waiting.withLock { $0.removeFirst() }
    }
}
