import GLibBridge

/// The notices: what is told beside the reminders, and waits for no answer. For the presenter's loop.
final class NoticeBoard {
    private struct Waiting {
        let text: NotificationText
        let topic: NoticeTopic?
        let shown: @Sendable () -> Void
    }

    private struct Hanging {
        let note: Notification
        let topic: NoticeTopic?
    }

    private let log: (String) -> Void
    private var waiting: [Waiting] = []
    private var hanging: [Hanging] = []

    /// An empty one; `log` gets what goes wrong.
    init(log: @escaping (String) -> Void) {
        self.log = log
    }

    /// Adds one, which waits for ``show(_:)``. One that waits already is told in its newest words.
    func add(_ text: NotificationText, about topic: NoticeTopic?, shown: @escaping @Sendable () -> Void) {
        waiting.removeAll { $0.text.summary == text.summary || topic != nil && $0.topic == topic }
        waiting.append(Waiting(text: text, topic: topic, shown: shown))
    }

    /// Whether something about `topic` is on the screen, or waits for it.
    func tells(of topic: NoticeTopic) -> Bool {
        hanging.contains { $0.topic == topic } || waiting.contains { $0.topic == topic }
    }

    /// Shows those that wait, each beside the others: one must not push another away unread. Only an older word on the
    /// same topic goes.
    ///
    /// - Parameter make: The notification for a text.
    func show(_ make: (NotificationText) -> Notification) {
        let due = waiting
        waiting = []
        for next in due {
            let note = make(next.text)
            note.onClosed = { [weak self, unowned note] _ in self?.hanging.removeAll { $0.note === note } }
            do throws(BusError) {
                try note.show()
            } catch {
                log("A notice could not be shown: \(error.message)")
                waiting.append(next)
                continue
            }
            if let topic = next.topic { takeDown(topic) }
            hanging.append(Hanging(note: note, topic: next.topic))
            next.shown()
        }
    }

    /// Takes back all that was told about `topic`.
    func retract(_ topic: NoticeTopic) {
        waiting.removeAll { $0.topic == topic }
        takeDown(topic)
    }

    /// Takes all of them off the screen.
    func clear() {
        for notice in hanging { notice.note.takeDown() }
        hanging = []
    }

    /// The server that showed them has gone.
    func serverVanished() {
        hanging = []
    }

    private func takeDown(_ topic: NoticeTopic) {
        for notice in hanging where notice.topic == topic { notice.note.takeDown() }
        hanging.removeAll { $0.topic == topic }
    }
}
