import GLibBridge

/// The notices: what is shown besides reminders, holds and questions, and needs no answer. Used on the presenter's loop
/// alone.
final class NoticeBoard: @unchecked Sendable {
    private struct Waiting {
        let text: NotificationText
        let topic: NoticeTopic?
        let shown: @Sendable () -> Void
    }

    private struct Hanging {
        let number: Int
        let note: Notification
        let text: NotificationText
        let topic: NoticeTopic?
    }

    /// A server that takes its notifications away itself may do so first.
    private static let grace: Duration = .seconds(1)

    private let loop: MainLoop
    private let log: (String) -> Void
    private var waiting: [Waiting] = []
    private var hanging: [Hanging] = []
    private var count = 0

    /// An empty one on `loop`; `log` gets what goes wrong.
    init(loop: MainLoop, log: @escaping (String) -> Void) {
        self.loop = loop
        self.log = log
    }

    /// Adds one, which waits for ``show(_:_:)``. It replaces one that still waits on the same topic, or with the same
    /// title.
    func add(_ text: NotificationText, about topic: NoticeTopic?, shown: @escaping @Sendable () -> Void) {
        waiting.removeAll { $0.text.summary == text.summary || topic != nil && $0.topic == topic }
        waiting.append(Waiting(text: text, topic: topic, shown: shown))
    }

    /// Whether something about `topic` is on the screen, or waits for it.
    func tells(of topic: NoticeTopic) -> Bool {
        hanging.contains { $0.topic == topic } || waiting.contains { $0.topic == topic }
    }

    /// Shows those that wait, each beside the others, so none goes unread. One on the same topic is replaced.
    ///
    /// Each is taken away when its time is over, because GNOME Shell would keep it.
    ///
    /// - Parameter make: The notification for a text.
    func show(_ traits: ServerTraits, _ make: (NotificationText) -> Notification) {
        let due = waiting
        waiting = []
        for next in due {
            let note = make(next.text)
            note.setTimeout(milliseconds: Int32(clamping: next.text.noticeTime.components.seconds * 1000))
            note.onClosed = { [weak self, unowned note] _ in self?.hanging.removeAll { $0.note === note } }
            do throws(BusError) {
                try note.show()
            } catch {
                log("A notice could not be shown: \(error.message)")
                waiting.append(next)
                continue
            }
            if let topic = next.topic { takeDown(traits) { $0.topic == topic } }
            count += 1
            hanging.append(Hanging(number: count, note: note, text: next.text, topic: next.topic))
            loop.after(next.text.noticeTime + Self.grace) { [weak self, count] in
                self?.takeDown(traits) { $0.number == count }
            }
            next.shown()
        }
    }

    /// Takes all of them off the screen, so none covers what comes there now. Those with a topic are shown again later,
    /// because what they say is still true.
    func makeWay(_ traits: ServerTraits) {
        for notice in hanging where notice.topic != nil { add(notice.text, about: notice.topic) {} }
        clear(traits)
    }

    /// Takes back all that was told about `topic`; `traits` of the server that shows it, if there is one.
    func retract(_ topic: NoticeTopic, _ traits: ServerTraits?) {
        waiting.removeAll { $0.topic == topic }
        if let traits { takeDown(traits) { $0.topic == topic } }
    }

    /// Takes all of them off the screen.
    func clear(_ traits: ServerTraits) {
        takeDown(traits) { _ in true }
    }

    /// The server that showed them has gone.
    func serverVanished() {
        hanging = []
    }

    private func takeDown(_ traits: ServerTraits, _ isMeant: (Hanging) -> Bool) {
        for notice in hanging where isMeant(notice) { notice.note.takeDown(traits) }
        hanging.removeAll(where: isMeant)
    }
}
