import GLibBridge
import Platform

/// Reports a failure on the screen, for a command that a menu has started: no user sees its standard error.
enum FailureNotice {
    /// Shows it, if there is a notification server. The message is on standard error in any case.
    static func show(_ summary: String, _ body: String) {
        guard Notification.initialise(appName: "Balasana") else { return }
        let notification = Notification(summary: summary, body: body, icon: Application.id)
        notification.setHint("desktop-entry", Application.id)
        _ = try? notification.show()
    }
}
