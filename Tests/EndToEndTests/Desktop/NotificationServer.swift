import Foundation

/// The notification servers that the tests run, as Debian packages them.
enum NotificationServer: String, CaseIterable, Sendable, CustomStringConvertible {
    case dunst
    case xfce = "xfce4-notifyd"

    var description: String { rawValue }

    static let busName = "org.freedesktop.Notifications"

    /// What prepares the sandbox before the first server starts; `onDemand` for one that the message bus starts.
    func furnish(_ sandbox: Sandbox, onDemand: Bool) throws {
        let services = sandbox.file("services")
        try FileManager.default.createDirectory(at: services, withIntermediateDirectories: true)
        if onDemand {
            let service = "[D-BUS Service]\nName=\(Self.busName)\nExec=\(command(sandbox).joined(separator: " "))\n"
            try service.write(
                to: services.appendingPathComponent("\(Self.busName).service"), atomically: true, encoding: .utf8)
        }
        switch self {
        case .dunst:
            // dunst has no buttons: its menu program is to print the line of the wished action.
            let menu = sandbox.file("menu")
            let script = "#!/bin/sh\nexec grep -F -f '\(sandbox.file("choice").path)'\n"
            try script.write(to: menu, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: menu.path)
            let settings = "[global]\nmarkup = full\nidle_threshold = 0\ndmenu = \(menu.path)\n"
            try settings.write(to: sandbox.file("dunstrc"), atomically: true, encoding: .utf8)
        case .xfce:
            // Every button in a colour of its own, so that a screenshot tells where it is.
            let folder = sandbox.file("home/config/gtk-3.0")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let rules = Color.ofButtons.enumerated().map { index, color in
                "button:nth-child(\(index + 1)) { background: \(color.css); box-shadow: none; border-radius: 0; }"
            }
            try rules.joined(separator: "\n").write(
                to: folder.appendingPathComponent("gtk.css"), atomically: true, encoding: .utf8)
        }
    }

    /// The server's program and its arguments.
    func command(_ sandbox: Sandbox) -> [String] {
        switch self {
        case .dunst: ["/usr/bin/dunst", "-config", sandbox.file("dunstrc").path]
        case .xfce: ["\(Self.library)/xfce4/notifyd/xfce4-notifyd"]
        }
    }

    /// The settings daemon that the server needs, started before it: its bus name and its program.
    var settingsDaemon: (name: String, program: String)? {
        switch self {
        case .dunst: nil
        case .xfce: ("org.xfce.Xfconf", "\(Self.library)/xfce4/xfconf/xfconfd")
        }
    }

    #if arch(x86_64)
        private static let library = "/usr/lib/x86_64-linux-gnu"
    #elseif arch(arm64)
        private static let library = "/usr/lib/aarch64-linux-gnu"
    #endif
}
