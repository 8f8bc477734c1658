import Foundation

/// The notification servers that the tests run, as Debian packages them.
enum ServerProgram: String, CaseIterable, Sendable, CustomStringConvertible {
    case dunst
    case xfce = "xfce4-notifyd"

    var description: String { rawValue }

    static let busName = "org.freedesktop.Notifications"

    /// Actions that only this server gets: Xfce's would show `default` as a button.
    var ownActions: Set<String> {
        switch self {
        case .dunst: ["default"]
        case .xfce: []
        }
    }

    /// Prepares the sandbox before the first server starts; `onDemand` for a server that the message bus starts.
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
            // dunst has no buttons: its menu program prints the line of the chosen action. It is not a script of ours,
            // because a script that another story's processes still hold open for writing cannot be run.
            let settings = """
                [global]
                markup = full
                dmenu = /usr/bin/env grep -F -f \(sandbox.file("choice").path)

                """
            try settings.write(to: sandbox.file("dunstrc"), atomically: true, encoding: .utf8)
        case .xfce:
            // The text and each button have their own colour, so a screenshot shows where they are.
            let folder = sandbox.file("home/config/gtk-3.0")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let rules = Color.ofButtons.enumerated().map { index, color in
                "button:nth-child(\(index + 1)) { background: \(color.css); box-shadow: none; border-radius: 0; }"
            }
            let words = "label { background: \(Color.ofWords.css); }"
            try ([words] + rules).joined(separator: "\n").write(
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

    /// The call on the session bus that switches do-not-disturb on or off.
    func silence(_ isOn: Bool) -> [String] {
        switch self {
        case .dunst:
            [
                "--dest", Self.busName, "--object-path", "/org/freedesktop/Notifications", "--method",
                "org.freedesktop.DBus.Properties.Set", "org.dunstproject.cmd0", "paused", "<\(isOn)>",
            ]
        case .xfce:
            [
                "--dest", "org.xfce.Xfconf", "--object-path", "/org/xfce/Xfconf", "--method",
                "org.xfce.Xfconf.SetProperty", "xfce4-notifyd", "/do-not-disturb", "<\(isOn)>",
            ]
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
