import GLibBridge

/// The notices: notifications other than reminders, holds and questions, which need no answer. Use it only on the
/// presenter's loop.
final class NoticeBoard: @unchecked Sendable {
    private struct Waiting {
        let text: NotificationText
        let topic: NoticeTopic?
        let shown: @Sendable () -> Void
    }

    private struct Shown {
        let number: Int
        let note: Notification
        let text: NotificationText
        let topic: NoticeTopic?
    }

    /// Extra time for servers that close expired notifications themselves.
    private static let grace: Duration = .seconds(1)

    private let loop: MainLoop
    private let log: (String) -> Void
    private var waiting: [Waiting] = []
    private var onScreen: [Shown] = []
    private var count = 0

    /// An empty board. `log` gets errors.
    init(loop: MainLoop, log: @escaping (String) -> Void) {
        self.loop = loop
        self.log = log
    }

    /// Adds a notice, to be shown by ``show(_:_:)``. It replaces a waiting notice on the same topic or with the same
    /// title.
    func add(_ text: NotificationText, about topic: NoticeTopic?, shown: @escaping @Sendable () -> Void) {
        waiting.removeAll { $0.text.summary == text.summary || topic != nil && $0.topic == topic }
        waiting.append(Waiting(text: text, topic: topic, shown: shown))
    }

    /// True if a notice on `topic` is on the screen or waiting.
    func contains(_ topic: NoticeTopic) -> Bool {
        onScreen.contains { $0.topic == topic } || waiting.contains { $0.topic == topic }
    }

    /// Shows the waiting notices next to each other, so the user can read all of them. A notice replaces an older one
    /// on the same topic.
    ///
    /// Each is closed when its time is over, because GNOME Shell would keep it.
    ///
    /// - Parameter make: Makes the notification for a text.
    func show(_ traits: ServerTraits, _ make: (NotificationText) -> Notification) {
        let due = waiting
        waiting = []
        for next in due {
            let note = make(next.text)
            note.setTimeout(milliseconds: Int32(clamping: next.text.noticeTime.components.seconds * 1000))
            note.onClosed = { [weak self, unowned note] _ in self?.onScreen.removeAll { $0.note === note } }
            do throws(BusError) {
                try note.show()
            } catch {
                log("A notice could not be shown: \(error.message)")
                waiting.append(next)
                continue
            }
            if let topic = next.topic { takeDown(traits) { $0.topic == topic } }
            count += 1
            onScreen.append(Shown(number: count, note: note, text: next.text, topic: next.topic))
            loop.after(next.text.noticeTime + Self.grace) { [weak self, count] in
                self?.takeDown(traits) { $0.number == count }
            }
            next.shown()
        }
    }

    /// Closes all notices, so none covers the next presentation. Notices with a topic are shown again later, because
    /// they are still true.
    func postpone(_ traits: ServerTraits) {
        for notice in onScreen where notice.topic != nil { add(notice.text, about: notice.topic) {} }
        clear(traits)
    }

    /// Removes the notices on `topic`, waiting or shown. `traits` is nil if there is no server.
    func retract(_ topic: NoticeTopic, _ traits: ServerTraits?) {
        waiting.removeAll { $0.topic == topic }
        if let traits { takeDown(traits) { $0.topic == topic } }
    }

    /// Closes all notices on the screen.
    func clear(_ traits: ServerTraits) {
        takeDown(traits) { _ in true }
    }

    /// Forgets the shown notices, which are gone with their server.
    func handleServerVanished() {
        onScreen = []
    }

    private func takeDown(_ traits: ServerTraits, where matches: (Shown) -> Bool) {
        for notice in onScreen where matches(notice) { notice.note.takeDown(traits) }
        onScreen.removeAll(where: matches)
    }
}
