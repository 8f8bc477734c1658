import Foundation

/// The time limit of waits, in seconds. It only ends tests that hang.
package let patience = 60.0

/// Events in order, written by one thread and awaited by another.
package final class Timeline<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var elements: [Element] = []
    private var isComplete = false

    package init() {}

    package var all: [Element] { condition.withLock { elements } }
    package var count: Int { condition.withLock { elements.count } }

    package func append(_ element: Element) {
        condition.withLock {
            elements.append(element)
            condition.broadcast()
        }
    }

    /// Ends every wait, because no more elements will follow.
    package func complete() {
        condition.withLock {
            isComplete = true
            condition.broadcast()
        }
    }

    /// The first element from `start` on that matches, and its index; nil if none comes.
    package func first(
        from start: Int = 0, within seconds: Double = patience, where matches: (Element) -> Bool = { _ in true }
    ) -> (index: Int, element: Element)? {
        let deadline = Date(timeIntervalSinceNow: seconds)
        condition.lock()
        defer { condition.unlock() }
        var index = start
        while true {
            while index < elements.count {
                if matches(elements[index]) { return (index, elements[index]) }
                index += 1
            }
            if isComplete || !condition.wait(until: deadline) && index >= elements.count { return nil }
        }
    }
}
