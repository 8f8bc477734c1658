import GLibBridge
import Platform
import ReminderCore

/// Shows presentations through libnotify and reports what happens to them.
///
/// libnotify blocks until the server answers, so all calls to it run on a separate loop. A server that hangs then
/// delays no decision and no reply on the bus. Every method can be called from any thread; `report` is called on that
/// loop.
public final class NotificationPresenter: @unchecked Sendable {
    /// The name of a notification server that `status` shows.
    public typealias ServerName = String

    private let bus: Bus
    private let loop: MainLoop
    private let icon: String
    private let pictures: String?
    private let report: @Sendable (Event) -> Void
    private let nameChanged: @Sendable (ServerName?) -> Void
    private let log: @Sendable (String) -> Void

    // Use everything below only on `loop`.
    private let watch: ServerWatch
    private var hadServer = false
    /// True if a presentation has failed because the server did not respond.
    private var hasGivenUp = false
    private var shown: Shown?
    private var pending: Presentation?
    private var mark = NotificationMark()
    private let notices: NoticeBoard

    private var server: ServerWatch.Server? { watch.server }

    private struct Shown {
        let id: UInt64
        let note: Notification
        let isHold: Bool
        /// True if notices wait until it is gone.
        let isAlone: Bool
        /// True after an action. Some servers then close the notification and some do not, so it is not updated again.
        var isActedOn = false
    }

    /// A presenter that does nothing until ``start(leftover:)``.
    ///
    /// - Parameters:
    ///   - icon: A name in the icon theme, or a path.
    ///   - pictures: The folder with the files of ``Picture``; nil for no pictures.
    ///   - serverChanged: Gets the running notification server; nil for none.
    public init(
        bus: Bus, loop: MainLoop, icon: String, pictures: String?, report: @escaping @Sendable (Event) -> Void,
        serverChanged nameChanged: @escaping @Sendable (ServerName?) -> Void, log: @escaping @Sendable (String) -> Void
    ) {
        self.bus = bus
        self.loop = loop
        self.icon = icon
        self.pictures = pictures
        self.report = report
        self.nameChanged = nameChanged
        self.log = log
        notices = NoticeBoard(loop: loop, log: log)
        watch = ServerWatch(bus: bus, log: log)
    }

    /// Starts watching for a server. Also closes `leftover`, a notification of a killed agent, if its server is still
    /// running. `isScreenClear` is false if there may be another one.
    public func start(leftover: NotificationHandle?, isScreenClear: Bool) {
        loop.perform { [self] in
            if !isScreenClear { mark.lostTrack() }
            _ = Notification.initialise(appName: "Balasana")
            if let leftover { Notification.close(id: leftover.id, server: leftover.server, on: bus) }
            watch.start { self.serverChanged($0) }
        }
    }

    /// Shows `presentation` in place of the current one. Without a server it waits until one is started, and then until
    /// the server has described itself: before that, it would have no buttons.
    public func present(_ presentation: Presentation) {
        loop.perform { [self] in
            guard let server else {
                pending = presentation
                return wakeServer()
            }
            guard server.needsReplies else { return show(presentation) }
            pending = presentation
            watch.ask()
            loop.after(server.patience) { [self] in endWait(for: presentation.id) }
        }
    }

    /// Removes the presentation `id`, if it is on the screen or waiting.
    public func withdraw(_ id: UInt64) {
        loop.perform { [self] in
            if pending?.id == id { pending = nil }
            guard let current = shown, current.id == id else { return }
            handleGone()
            takeDown(current)
        }
    }

    /// Shows a notice, which needs no answer, as soon as there is a server.
    ///
    /// - Parameters:
    ///   - topic: The notice replaces an older one on the same topic; nil to replace none.
    ///   - shown: Called on the loop when it is on the screen.
    public func notify(
        _ text: NotificationText, about topic: NoticeTopic? = nil, shown: @escaping @Sendable () -> Void = {}
    ) {
        loop.perform { [self] in
            notices.add(text, about: topic, shown: shown)
            showNotices()
        }
    }

    /// Replaces the notice on `topic` with `text`, if there is one on the screen or waiting.
    public func revise(_ text: NotificationText, about topic: NoticeTopic) {
        loop.perform { [self] in
            guard notices.contains(topic) else { return }
            notices.add(text, about: topic) {}
            showNotices()
        }
    }

    /// Removes the notices on `topic`, on the screen or waiting.
    public func retract(_ topic: NoticeTopic) {
        loop.perform { [self] in notices.retract(topic, server?.traits) }
    }

    /// Closes all notifications, when the agent exits.
    ///
    /// - Parameter done: Called on the loop when they are closed; `isClear` is false if one may be left.
    public func stop(_ done: @escaping @Sendable (_ isClear: Bool) -> Void) {
        loop.perform { [self] in
            pending = nil
            let isGone = shown.map { takeDown($0) } ?? true
            if let server { notices.clear(server.traits) }
            shown = nil
            done(isGone && !mark.isUnsure)
        }
    }

    // MARK: - Server

    private func serverChanged(_ change: ServerWatch.Change) {
        nameChanged(server?.title)
        switch change {
        case .appeared:
            hadServer = true
            report(.serverAppeared)
            if let waiting = pending { present(waiting) }
        case .settled:
            if hasGivenUp { report(.serverAppeared) }
            hasGivenUp = false
            if let server, shown == nil { mark.removeUnknown(from: server, on: bus) }
            showPending()
        case .vanished(let canReturn):
            // The ids of its notifications mean nothing to the next server.
            shown = nil
            notices.handleServerVanished()
            if hadServer || !canReturn { report(.serverVanished(canReturn: canReturn)) }
            (hadServer, hasGivenUp) = (false, false)
            if !canReturn { log("No notification server is running. Reminders wait until there is one.") }
        }
    }

    private func showPending() {
        if let waiting = pending { show(waiting) }
        showNotices()
    }

    /// Ends the wait for a server that does not describe itself. If it has not replied at all, nothing is sent to it,
    /// because it would show it later, after the reminder has been sent again.
    private func endWait(for id: UInt64) {
        guard let waiting = pending, waiting.id == id, let server else { return }
        if server.responds {
            watch.stopWaiting()
            return showPending()
        }
        (pending, hasGivenUp) = (nil, true)
        log("The notification server does not respond. The reminder is sent again later.")
        report(.presentationFailed(id, .refused))
    }

    private func wakeServer() {
        watch.wake { [self] error in
            guard let waiting = pending, server == nil else { return }
            pending = nil
            log("No notification server could be started: \(error.message)")
            report(.presentationFailed(waiting.id, error.isServiceUnknown ? .noServer : .refused))
        }
    }

    // MARK: - Screen

    private func show(_ presentation: Presentation) {
        guard let server else { return }
        pending = nil
        let text = presentation.text
        let isAlone = presentation.isAlone || server.traits.showsOneAtATime
        if isAlone { notices.postpone(server.traits) }
        let isHold = if case .hold = presentation.content { true } else { false }
        let note: Notification
        if let current = shown, current.isHold, isHold, !current.isActedOn, !server.traits.losesButtons {
            note = current.note
            note.update(
                summary: text.title, body: text.body(for: server.traits), icon: icon(of: text, server.traits))
            illustrate(note, text, server.traits)
            mark.prepareUpdate(of: note, server.traits)
        } else {
            if let current = shown { takeDown(current) }
            mark.removeUnknown(from: server, on: bus)
            note = make(text, server.traits)
            if server.traits.keepsCriticalOnly || presentation.isUrgent { note.setUrgency(.critical) }
            if presentation.isTransient { note.setHint("transient", true) }
            mark.apply(to: note, server.traits)
        }
        let id = presentation.id
        shown = Shown(id: id, note: note, isHold: isHold, isAlone: isAlone)
        note.setTimeout(milliseconds: Int32(clamping: presentation.timeout.components.seconds * 1000))
        if server.traits.hasActions { setActions(text.actions, on: note, server.traits, id: id) }
        if let isHeard = presentation.needsServerSound { note.setServerSound(isHeard && server.traits.hasSound) }
        note.onClosed = { [weak self] reason in self?.handleClosed(id, reason) }
        do throws(BusError) {
            let number = try note.show()
            report(.presented(id, NotificationHandle(server: server.owner, id: number)))
        } catch {
            handleGone()
            if error.isTimeout { mark.lostTrack() }
            log("A reminder could not be shown: \(error.message)")
            report(.presentationFailed(id, error.isServiceUnknown ? .noServer : .refused))
        }
    }

    /// Closes `shown`. A server that ignores a close has already closed a notification after an action.
    @discardableResult private func takeDown(_ shown: Shown) -> Bool {
        guard var traits = server?.traits else { return true }
        if shown.isActedOn { traits.ignoresClose = false }
        return shown.note.takeDown(traits)
    }

    /// Handles the end of the presentation. Notices come later in the loop, after a presentation that the policy may
    /// send.
    private func handleGone() {
        shown = nil
        loop.perform { [self] in showNotices() }
    }

    private func showNotices() {
        guard let server, server.isSettled, shown?.isAlone != true else { return }
        let traits = server.traits
        notices.show(traits) { make($0, traits) }
    }

    private func make(_ text: NotificationText, _ traits: ServerTraits) -> Notification {
        let note = Notification(
            summary: text.title, body: text.body(for: traits), icon: icon(of: text, traits))
        note.setUrgency(text.urgency(for: traits))
        if text.isQuiet { note.setServerSound(false) }
        note.setCategory("x-balasana.break")
        note.setHint("desktop-entry", Application.id)
        illustrate(note, text, traits)
        return note
    }

    private func path(of picture: Picture?, _ traits: ServerTraits) -> String? {
        guard let pictures, let picture else { return nil }
        return "\(pictures)/\(traits.needsSmallPictures ? picture.smallFileName : picture.fileName)"
    }

    private func icon(of text: NotificationText, _ traits: ServerTraits) -> String {
        traits.hasImagePath ? icon : path(of: text.picture, traits) ?? icon
    }

    private func illustrate(_ note: Notification, _ text: NotificationText, _ traits: ServerTraits) {
        if traits.hasImagePath, let path = path(of: text.picture, traits) { note.setHint("image-path", path) }
    }

    private func setActions(
        _ choices: [NotificationText.Choice], on note: Notification, _ traits: ServerTraits, id: UInt64
    ) {
        var actions = choices.map { (key: $0.action.rawValue, label: $0.label(for: traits)) }
        // Without `default`, a click makes GNOME start the program of the desktop entry.
        if traits.hasDefaultAction { actions.append((Action.dismiss.rawValue, "Close")) }
        note.setActions(actions) { [weak self] key in
            guard let self, let action = Action(rawValue: key) else { return }
            if shown?.id == id { shown?.isActedOn = true }
            report(.action(id, action))
        }
    }

    private func handleClosed(_ id: UInt64, _ reason: Int32) {
        guard let current = shown, current.id == id else { return }
        handleGone()
        // After an action only the action counts, not the closing of its notification.
        if !current.isActedOn { report(.closed(id, CloseReason(rawValue: UInt32(clamping: reason)) ?? .undefined)) }
    }
}
