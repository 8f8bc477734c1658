import Fixtures
import Foundation

/// Chooses actions of a notification as the user does.
struct UserChoice {
    let server: ServerProgram
    let sandbox: Sandbox

    /// Chooses the action `key` of `notification`, which is on the screen; `default` is a click on its body.
    func choose(_ key: String, of notification: SentNotification) throws {
        sandbox.journal.note("user", "chooses \(key) of \(notification.id)")
        switch server {
        case .dunst:
            try "[\(notification.id),\(key)]\n".write(to: sandbox.file("choice"), atomically: true, encoding: .utf8)
            let result = try sandbox.run([
                "gdbus", "call", "--session", "--dest", ServerProgram.busName, "--object-path",
                "/org/freedesktop/Notifications", "--method", "org.dunstproject.cmd0.ContextMenuCall",
            ])
            guard result.status == 0 else { throw Disappointment("no menu: \(result.error)", sandbox.journal) }
        case .xfce:
            let place = try place(of: color(of: key, notification))
            // The pointer leaves at once, because a notification under it stays on screen.
            try sandbox.run(
                ["xdotool", "mousemove", "\(place.x)", "\(place.y)", "click", "1", "mousemove", "10", "590"])
        }
    }

    private func color(of key: String, _ notification: SentNotification) throws -> Color {
        if key == "default" { return Color.ofWords }
        guard let index = notification.actions.firstIndex(where: { $0.key == key }) else {
            throw Disappointment("the notification has no action \(key)", sandbox.journal)
        }
        return Color.ofButtons[index]
    }

    private func place(of color: Color) throws -> (x: Int, y: Int) {
        // X reports when a window is mapped, but not when it has been painted.
        try sandbox.run(["xdotool", "search", "--sync", "--onlyvisible", "--class", "xfce4-notifyd"])
        let deadline = Date(timeIntervalSinceNow: patience)
        while Date() < deadline {
            if let place = try Screenshot(of: sandbox).place(of: color) { return place }
        }
        throw Disappointment("no button of colour \(color.css) on the screen", sandbox.journal)
    }
}
