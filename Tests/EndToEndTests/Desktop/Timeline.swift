import Foundation

/// What has happened so far, in order: written by one thread, awaited by another.
final class Timeline<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var elements: [Element] = []
    private var isComplete = false

    var all: [Element] { condition.withLock { elements } }
    var count: Int { condition.withLock { elements.count } }

    func append(_ element: Element) {
        condition.withLock {
            elements.append(element)
            condition.broadcast()
        }
    }

    /// Nothing will follow, so that nobody needs to wait any longer.
    func complete() {
        condition.withLock {
            isComplete = true
            condition.broadcast()
        }
    }

    /// The first element from `start` on that matches, and its index; nil if none comes before `deadline`.
    func first(
        from start: Int = 0, before deadline: Date, where matches: (Element) -> Bool
    ) -> (index: Int, element: Element)? {
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
