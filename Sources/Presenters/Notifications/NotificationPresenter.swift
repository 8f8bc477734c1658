import GLibBridge
import Platform
import ReminderCore

/// Puts presentations on the screen through libnotify and tells what becomes of them.
///
/// libnotify waits for the server's answer, so all of it happens on a loop of its own: a server that hangs delays no
/// decision and no answer on the bus. Every method may be called from any thread; `report` is called on that loop.
public final class NotificationPresenter: @unchecked Sendable {
    /// The server that shows notifications now, as `status` names it; nil for none.
    public typealias ServerName = String

    private let bus: Bus
    private let loop: MainLoop
    private let icon: String
    private let pictures: String?
    private let report: @Sendable (Event) -> Void
    private let serverChanged: @Sendable (ServerName?) -> Void
    private let log: @Sendable (String) -> Void

    // All below is touched on `loop` alone.
    private var server: Server?
    private var shown: Shown?
    private var pending: Presentation?
    private let notices: NoticeBoard

    private struct Server {
        let owner: String
        let traits: ServerTraits
    }

    private struct Shown {
        let id: UInt64
        let note: Notification
        let isHold: Bool
        /// Whether notices wait until it has gone.
        let isAlone: Bool
        /// Some servers take a notification away after an action and some do not: it is not used again.
        var isActedOn = false
    }

    /// A presenter on `bus`, whose notifications carry `icon` (a name of the icon theme or a path), and where they have
    /// one the picture of that name in the folder `pictures`; nil for no pictures.
    public init(
        bus: Bus, loop: MainLoop, icon: String, pictures: String?, report: @escaping @Sendable (Event) -> Void,
        serverChanged: @escaping @Sendable (ServerName?) -> Void, log: @escaping @Sendable (String) -> Void
    ) {
        self.bus = bus
        self.loop = loop
        self.icon = icon
        self.pictures = pictures
        self.report = report
        self.serverChanged = serverChanged
        self.log = log
        notices = NoticeBoard(loop: loop, log: log)
    }

    /// Begins to watch for a server, and closes the `leftover` of an agent that was killed, if its server still lives.
    public func start(leftover: NotificationHandle?) {
        loop.perform { [self] in
            _ = Notification.initialise(appName: "Balasana")
            if let leftover { Notification.close(bubble: leftover.id, server: leftover.server, on: bus) }
            bus.watchName(Notification.serverName, appeared: { self.appeared($0) }, vanished: { self.vanished() })
        }
    }

    /// Puts `presentation` on the screen in place of what is there.
    public func present(_ presentation: Presentation) {
        loop.perform { [self] in
            if server != nil {
                show(presentation)
            } else {
                pending = presentation
                wakeServer()
            }
        }
    }

    /// Takes the presentation `id` off the screen, if it is there.
    public func withdraw(_ id: UInt64) {
        loop.perform { [self] in
            if pending?.id == id { pending = nil }
            guard let current = shown, current.id == id else { return }
            left()
            takeDown(current)
        }
    }

    /// Tells of something that is no reminder and waits for no answer, as soon as there is a server.
    ///
    /// - Parameters:
    ///   - topic: Where it has one, it takes the place of what was told about that before.
    ///   - shown: Called on the loop once it is on the screen.
    public func tell(
        _ text: NotificationText, about topic: NoticeTopic? = nil, shown: @escaping @Sendable () -> Void = {}
    ) {
        loop.perform { [self] in
            notices.add(text, about: topic, shown: shown)
            showNotices()
        }
    }

    /// Puts newer words in place of what is told about `topic`, where that can be read still.
    public func revise(_ text: NotificationText, about topic: NoticeTopic) {
        loop.perform { [self] in
            guard notices.tells(of: topic) else { return }
            notices.add(text, about: topic) {}
            showNotices()
        }
    }

    /// Takes back what was told about `topic`, on the screen and off it.
    public func retract(_ topic: NoticeTopic) {
        loop.perform { [self] in notices.retract(topic, server?.traits) }
    }

    /// Takes everything off the screen and waits for that, at the end of the agent.
    ///
    /// - Parameter done: Called on the loop; `isGone` is false where the server did not answer.
    public func stop(_ done: @escaping @Sendable (_ isGone: Bool) -> Void) {
        loop.perform { [self] in
            pending = nil
            let isGone = shown.map { takeDown($0) } ?? true
            if let server { notices.clear(server.traits) }
            shown = nil
            done(isGone)
        }
    }

    // MARK: The server

    private func appeared(_ owner: String) {
        let information = Notification.server()
        let traits = ServerTraits(capabilities: Notification.capabilities(), server: information)
        server = Server(owner: owner, traits: traits)
        serverChanged(information.map { "\($0.name) \($0.version)" } ?? owner)
        report(.serverAppeared)
        if let waiting = pending {
            pending = nil
            show(waiting)
        }
        showNotices()
    }

    /// A notification's id means nothing to the next server, so all are dropped with the one that gave them.
    private func vanished() {
        let wasThere = server != nil
        server = nil
        shown = nil
        notices.serverVanished()
        serverChanged(nil)
        let canReturn = isActivatable
        if wasThere || !canReturn { report(.serverVanished(canReturn: canReturn)) }
        if !canReturn {
            log("No notification server is running. Reminders wait until there is one.")
        }
    }

    private var isActivatable: Bool {
        let names = try? bus.callAndWait(Self.busCall("ListActivatableNames"))
        return names?.first?.elements.contains { $0.stringValue == Notification.serverName } ?? false
    }

    /// Most desktops start their server when it is first needed; ``appeared(_:)`` follows.
    private func wakeServer() {
        let start = Self.busCall("StartServiceByName", [.string(Notification.serverName), .uint32(0)])
        bus.call(start) { [self] answer in
            guard case .failure(let error) = answer, let waiting = pending else { return }
            pending = nil
            log("No notification server could be started: \(error.message)")
            report(.presentationFailed(waiting.id, error.isServiceUnknown ? .noServer : .refused))
        }
    }

    private static func busCall(_ method: String, _ arguments: [Variant] = []) -> MethodCall {
        MethodCall(
            destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
            method: method, arguments: arguments)
    }

    // MARK: The screen

    private func show(_ presentation: Presentation) {
        guard let server else { return }
        let text = presentation.text
        let isAlone = presentation.isAlone || server.traits.showsOneAtATime
        if isAlone { notices.makeWay(server.traits) }
        var isHold = false
        var needsSound = false
        if case .hold(let content) = presentation.content { (isHold, needsSound) = (true, content.needsServerSound) }
        let note: Notification
        if let current = shown, current.isHold, isHold, !current.isActedOn, !server.traits.losesButtons {
            note = current.note
            note.update(
                summary: text.summary, body: text.body(for: server.traits), icon: icon(of: text, server.traits))
            illustrate(note, text, server.traits)
        } else {
            if let current = shown { takeDown(current) }
            note = make(text, server.traits)
            if server.traits.keepsCriticalOnly { note.setUrgency(.critical) }
        }
        let id = presentation.id
        shown = Shown(id: id, note: note, isHold: isHold, isAlone: isAlone)
        note.setTimeout(milliseconds: Int32(clamping: presentation.timeout.components.seconds * 1000))
        if server.traits.hasActions { offer(text.actions, on: note, server.traits, id: id) }
        if isHold { listen(to: note, needsSound && server.traits.hasSound) }
        note.onClosed = { [weak self] reason in self?.closed(id, reason) }
        do throws(BusError) {
            let number = try note.show()
            report(.presented(id, NotificationHandle(server: server.owner, id: number)))
        } catch {
            left()
            log("A reminder could not be shown: \(error.message)")
            report(.presentationFailed(id, error.isServiceUnknown ? .noServer : .refused))
        }
    }

    /// Where a close is ignored, one that was acted on has gone already.
    @discardableResult private func takeDown(_ shown: Shown) -> Bool {
        guard var traits = server?.traits else { return true }
        if shown.isActedOn { traits.ignoresClose = false }
        return shown.note.takeDown(traits)
    }

    /// It has left the screen. Notices wait for what the policy puts there in its place.
    private func left() {
        shown = nil
        loop.perform { [self] in showNotices() }
    }

    private func showNotices() {
        guard let traits = server?.traits, shown?.isAlone != true else { return }
        notices.show(traits) { text in
            let note = make(text, traits)
            if traits.keepsCriticalOnly, text.isLong { note.setUrgency(.critical) }
            return note
        }
    }

    private func make(_ text: NotificationText, _ traits: ServerTraits) -> Notification {
        let note = Notification(
            summary: text.summary, body: text.body(for: traits), icon: icon(of: text, traits))
        note.setUrgency(.normal)
        note.setCategory("x-balasana.break")
        note.setHint("desktop-entry", Application.id)
        illustrate(note, text, traits)
        return note
    }

    /// Heard first: the face is on the mat (rule 8). A sound of the server's would fall into the agent's own cues.
    private func listen(to note: Notification, _ isSounding: Bool) {
        note.setHint("suppress-sound", !isSounding)
        // Of the freedesktop sound naming specification.
        if isSounding { note.setHint("sound-name", "complete") }
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

    private func offer(
        _ choices: [NotificationText.Choice], on note: Notification, _ traits: ServerTraits, id: UInt64
    ) {
        var actions = choices.map { (key: $0.action.rawValue, label: $0.label(for: traits)) }
        // Without `default` a click makes GNOME start the program of the desktop entry.
        if traits.hasDefaultAction { actions.append((Action.dismiss.rawValue, "Close")) }
        note.setActions(actions) { [weak self] key in
            guard let self, let action = Action(rawValue: key) else { return }
            if shown?.id == id { shown?.isActedOn = true }
            report(.action(id, action))
        }
    }

    private func closed(_ id: UInt64, _ reason: Int32) {
        guard let current = shown, current.id == id else { return }
        left()
        // What an action led to follows from the action, not from the bubble that went with it.
        if !current.isActedOn { report(.closed(id, CloseReason(rawValue: UInt32(clamping: reason)) ?? .undefined)) }
    }
}
