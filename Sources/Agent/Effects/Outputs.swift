import GLibBridge
import Platform
import Presenters
import ReminderCore

/// What the user sees and hears: the notifications, and the sound of reminders and of the guide.
@MainActor final class Outputs {
    private let presenter: NotificationPresenter
    private let sound: GuideSound
    private let report: @MainActor (Event) -> Void

    /// Outputs that are silent until ``start(leftover:)``.
    ///
    /// - Parameters:
    ///   - icon: The path or the name of the icon on the notifications.
    ///   - report: Gets what the user answers, and what became of each output.
    ///   - serverChanged: Gets the name of the notification server; nil for none.
    init(
        bus: Bus, environment: [String: String], icon: String, report: @escaping @MainActor (Event) -> Void,
        serverChanged: @escaping @MainActor (String?) -> Void
    ) {
        self.report = report
        presenter = NotificationPresenter(
            bus: bus, loop: .onNewThread(named: "notifications"), icon: icon, pictures: SharedFolder.path("pictures"),
            report: laterOnMainActor(report), serverChanged: laterOnMainActor { serverChanged($0?.harmlessName) },
            log: Log.write)
        sound = GuideSound(
            sounds: SharedFolder.path("sounds"), environment: environment, loop: .main,
            report: onMainActor { report(.unheard($0)) })
    }

    /// Connects to the notification server.
    ///
    /// - Parameters:
    ///   - leftover: A notification of the last run to close; nil for none.
    ///   - isScreenClear: Whether the last run has left nothing else either.
    func start(leftover: NotificationHandle?, isScreenClear: Bool) {
        presenter.start(leftover: leftover, isScreenClear: isScreenClear)
    }

    /// Takes everything off the screen.
    ///
    /// - Parameter done: Called later; `isClear` is false if a notification may be left.
    func stop(_ done: @escaping @MainActor (_ isClear: Bool) -> Void) {
        sound.hush()
        presenter.stop(laterOnMainActor(done))
    }

    /// Shows `presentation`.
    func present(_ presentation: Presentation) { presenter.present(presentation) }

    /// Takes the presentation with this number off the screen.
    func withdraw(_ id: UInt64) { presenter.withdraw(id) }

    /// Gives a cue of the guide.
    func cue(_ content: CueContent) { sound.play(content) }

    /// Lets a reminder be heard.
    func announce(_ content: ReminderContent, isSample: Bool) { sound.announce(content, isSample: isSample) }

    /// Stops the voice of the last reminder.
    func hush() { sound.hush() }

    /// Shows `notice` and reports when it is on the screen.
    func notify(_ notice: Notice) {
        presenter.notify(
            NoticeText.notification(notice), shown: laterOnMainActor { [report] in report(.notified(notice)) })
    }

    /// Looks back at the week, if there is anything to say.
    func noteWeek() {
        WeekCommand.run { [presenter] in presenter.notify(WeekText.notification($0)) }
    }

    /// Shows the reply to a command of the panel.
    func show(_ reply: String) { presenter.notify(TrayText.notification(reply)) }

    /// Shows the problems of the config. A notification on screen follows each change; a new one comes only for a new
    /// problem.
    func show(_ faults: LiveConfig.Faults) {
        let text = ConfigNotice.notification(faults.lines)
        if faults.lines.isEmpty {
            presenter.retract(.config)
        } else if faults.hasNew {
            presenter.notify(text, about: .config)
        } else {
            presenter.revise(text, about: .config)
        }
    }
}
