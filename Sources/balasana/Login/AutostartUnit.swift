import ArgumentParser
import Glibc
import Storage

/// The systemd user unit, as it is switched on and off.
struct AutostartUnit {
    private static let name = "balasana.service"
    /// What systemd does not take in the path of a program.
    private static let refusedCharacters: Set<Character> = ["\"", "'", "\\"]

    private let file: AutostartFile
    private let wants: String
    private let systemd: UserSystemd

    /// - Parameters:
    ///   - configHome: The user's config folder.
    ///   - installed: The folder with the unit that was installed to be put into it.
    init(configHome: String, installed: String, systemd: UserSystemd) {
        let folder = "\(configHome)/systemd/user"
        file = AutostartFile(path: "\(folder)/\(Self.name)", original: "\(installed)/\(Self.name)")
        wants = "\(folder)/graphical-session.target.wants/\(Self.name)"
        self.systemd = systemd
    }

    /// Switches it on; one that is there is taken as it is.
    ///
    /// - Parameter desktops: The names of the session, for the words of a refusal.
    /// - Returns: What was done, in sentences.
    /// - Throws: Exit status 69 where there is no systemd or where it refuses, 77 where the unit could not start.
    func enable(desktops: [String]) throws -> [String] {
        guard systemd.answers else {
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
        try systemd.order("daemon-reload")
        try systemd.order("enable", Self.name)
        guard isEnabled else { throw Exit.cannotWrite("systemd did not create \(wants).") }
        return ["Enabled the systemd user unit \(file.path)."]
    }

    /// Switches it off, and leaves it where it is.
    ///
    /// - Returns: What was done, in sentences; none where it was off.
    func disable() throws -> [String] {
        guard isEnabled else { return [] }
        if systemd.answers {
            try systemd.order("disable", Self.name)
        } else {
            try AutostartFile(path: wants, original: "").remove()
        }
        guard !isEnabled else { throw Exit.cannotWrite("systemd did not remove \(wants).") }
        return ["Disabled the systemd user unit \(file.path)."]
    }

    /// Switches it off, and removes it where it is as it was installed.
    ///
    /// - Returns: What was done, in sentences.
    func drop() throws -> [String] {
        let done = try disable()
        guard !file.isLink, let old = try file.read(), let installed = try? file.installed(), old == installed else {
            return done
        }
        try file.remove()
        if systemd.answers { try systemd.order("daemon-reload") }
        return done
    }

    private var isEnabled: Bool { access(wants, F_OK) == 0 }
}
