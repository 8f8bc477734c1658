import ArgumentParser
import Glibc
import Storage

/// Enables and disables the systemd user unit.
struct AutostartUnit {
    private static let name = "balasana.service"
    /// Characters that systemd does not accept in the path of a program.
    private static let refusedCharacters: Set<Character> = ["\"", "'", "\\"]

    private let file: AutostartFile
    private let wants: String
    private let systemd: UserSystemd

    /// - Parameters:
    ///   - configHome: The user's config folder.
    ///   - installed: The folder with the installed unit, which is copied to the user's config folder.
    init(configHome: String, installed: String, systemd: UserSystemd) {
        let folder = "\(configHome)/systemd/user"
        file = AutostartFile(path: "\(folder)/\(Self.name)", original: "\(installed)/\(Self.name)")
        wants = "\(folder)/graphical-session.target.wants/\(Self.name)"
        self.systemd = systemd
    }

    /// Enables the unit. If the user already has a unit file, it stays as it is.
    ///
    /// - Parameter desktops: The names of the desktop, for the error message.
    /// - Returns: A sentence for each change.
    /// - Throws: Exit status 69 if there is no systemd or systemctl fails, 77 if the unit could not start here.
    func enable(desktops: [String]) throws -> [String] {
        guard systemd.isRunning else {
            throw Exit.unavailable("No systemd user session is running. `balasana autostart enable` works without one.")
        }
        guard systemd.isActive("graphical-session.target") == true else {
            let session = desktops.isEmpty ? "This session" : "This session (\(desktops.joined(separator: ", ")))"
            throw Exit.refused(
                "\(session) has not reached graphical-session.target, so the unit would never start. "
                    + "`balasana autostart enable` uses the autostart folder, which works without it.")
        }
        let old = try file.read()
        let unit = UnitFile(bytes: try old ?? file.installed())
        if let program = unit.program, program.contains(where: Self.refusedCharacters.contains) {
            throw Exit.refused("systemd cannot start a program with a quote or a backslash in its path (\(program)).")
        }
        if isEnabled, old != nil { return [] }
        if old == nil { try file.write(try file.installed()) }
        try systemd.run("daemon-reload")
        try systemd.run("enable", Self.name)
        guard isEnabled else { throw Exit.cannotWrite("systemd did not create \(wants).") }
        return ["Enabled the systemd user unit \(file.path)."]
    }

    /// Disables the unit, but keeps its file.
    ///
    /// - Returns: A sentence for each change; empty if it was disabled.
    func disable() throws -> [String] {
        guard isEnabled else { return [] }
        if systemd.isRunning {
            try systemd.run("disable", Self.name)
        } else {
            try AutostartFile(path: wants, original: "").remove()
        }
        guard !isEnabled else { throw Exit.cannotWrite("systemd did not remove \(wants).") }
        return ["Disabled the systemd user unit \(file.path)."]
    }

    /// Disables the unit, and removes its file if the user did not change it.
    ///
    /// - Returns: A sentence for each change.
    func disableAndRemove() throws -> [String] {
        let done = try disable()
        guard !file.isLink, let old = try file.read(), let installed = try? file.installed(), old == installed else {
            return done
        }
        try file.remove()
        if systemd.isRunning { try systemd.run("daemon-reload") }
        return done
    }

    private var isEnabled: Bool { access(wants, F_OK) == 0 }
}
