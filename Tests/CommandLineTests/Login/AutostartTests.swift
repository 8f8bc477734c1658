import ArgumentParser
import Foundation
import Platform
import Storage
import Testing

@testable import balasana

/// Turns the start at login on and off in a temporary home folder. Tests/install tests it with a real systemd.
@Suite("Autostart") final class AutostartTests {
    static let entry = "config/autostart/io.github.balasana.desktop"
    static let machineEntry = "etc/autostart/io.github.balasana.desktop"
    static let unit = "config/systemd/user/balasana.service"
    static let wants = "config/systemd/user/graphical-session.target.wants/balasana.service"

    let home: UserHome
    /// The active units of systemd. An empty set means that there is no systemd.
    var active: Set<String> = ["basic.target", "graphical-session.target"]
    var orders: [String] = []
    /// The settings of a sandbox with which systemd can start a program.
    var allowed: Set<String> = []

    init() throws {
        home = try UserHome()
        try home.put("bin/balasana-agent", "")
        chmod(agent, 0o755)
        try home.put(
            "login/io.github.balasana.desktop",
            "[Desktop Entry]\nType=Application\nExec=\"\(agent)\"\nTryExec=\(agent)\n")
        try home.put("login/balasana.service", "[Service]\nExecStart=\"\(agent)\"\n")
    }

    var agent: String { home.path + "/bin/balasana-agent" }
    var installedEntry: String? { home.text("login/io.github.balasana.desktop") }
    var installedUnit: String? { home.text("login/balasana.service") }

    func autostart(_ desktop: String = "GNOME") -> Autostart {
        let environment = [
            "HOME": home.path, "XDG_CONFIG_HOME": home.path + "/config", "XDG_CONFIG_DIRS": home.path + "/etc",
            "XDG_CURRENT_DESKTOP": desktop,
        ]
        // Like systemd, which reports nil for a unit that is not loaded.
        let systemd = UserSystemd(
            isActive: { [unowned self] in active.contains($0) ? true : nil },
            control: { [unowned self] in try control($0) })
        let directories = XDGDirectories(environment: environment)
        let probe = LoginProbe(
            directories: directories, session: SessionFacts(environment: environment), path: SearchPath([]),
            units: UnitFolders(directories, machine: [home.path + "/etc/systemd", home.path + "/usr/systemd"]),
            program: agent, isActive: systemd.isActive)
        return Autostart(
            probe: probe, systemd: systemd, installed: home.path + "/login",
            allowsSandbox: { [unowned self] in allowed.isSuperset(of: $0) })
    }

    /// Creates and removes the same link as systemctl.
    private func control(_ words: [String]) throws -> Bool {
        orders.append(words.joined(separator: " "))
        if words[0] == "enable" { try home.put(Self.wants, "") }
        if words[0] == "disable" { try FileManager.default.removeItem(atPath: "\(home.path)/\(Self.wants)") }
        return true
    }

    func status(_ body: () throws -> [String]) -> Int32? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? ExitCode)?.rawValue
        }
    }

    @Test func `enable creates the entry, and does nothing the second time`() throws {
        #expect(try autostart().enableEntry() == ["Created \(home.path)/\(Self.entry)."])
        #expect(home.text(Self.entry) == installedEntry)
        #expect(autostart().probe.facts().ways == [.entry])
        #expect(try autostart().enableEntry() == [])
        #expect(orders.isEmpty)
    }

    @Test func `disable hides the entry, and enable restores it exactly`() throws {
        _ = try autostart().enableEntry()
        #expect(try autostart().disable().count == 1)
        #expect(home.text(Self.entry) == (installedEntry ?? "") + "Hidden=true\n")
        #expect(autostart().probe.facts().way == nil)
        #expect(try autostart().disable() == [])
        #expect(try autostart().enableEntry().count == 1)
        #expect(home.text(Self.entry) == installedEntry)
    }

    @Test(arguments: ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden=false\nHidden = True"])
    func `enable removes only the lines that disable the user's entry`(lines: String) throws {
        let start = "# mine\n[Desktop Entry]\nExec=/bin/sh -c x\n"
        let end = "\n[Desktop Action a]\nHidden=true"
        let own = "\(start)\(lines)\nName=My breaks\n\(end)"
        try home.put(Self.entry, own)
        #expect(try autostart().disable() == [])
        #expect(home.text(Self.entry) == own)
        _ = try autostart().enableEntry()
        let kept = lines.hasPrefix("Hidden=false") ? "Hidden=false\n" : ""
        #expect(home.text(Self.entry) == "\(start)\(kept)Name=My breaks\n\(end)")
        _ = try autostart().disable()
        #expect(home.text(Self.entry) == "\(start)Name=My breaks\nHidden=true\n\(end)")
    }

    @Test func `enable updates an entry whose agent does not exist`() throws {
        try home.put(
            Self.entry, "[Desktop Entry]\nExec=\"/gone/balasana-agent\"\nTryExec=/gone/balasana-agent\nName=Mine")
        let done = try autostart().enableEntry().joined()
        #expect(done.contains("now starts the installed agent instead of /gone/balasana-agent"))
        #expect(home.text(Self.entry) == "[Desktop Entry]\nName=Mine\nExec=\"\(agent)\"\nTryExec=\(agent)\n")
        #expect(autostart().probe.facts().way == .entry)
    }

    @Test(arguments: [("[Desktop Entry]\nExec=/gone/mine\n", Int32(77)), ("[Desktop Entry]\nName=x\n", 65), ("x", 65)])
    func `an entry that cannot be repaired is an error and is not changed`(text: String, expected: Int32) throws {
        try home.put(Self.entry, text)
        #expect(status { try autostart().enableEntry() } == expected)
        #expect(home.text(Self.entry) == text)
    }

    @Test func `a system-wide entry is enough, and an entry of the user disables it`() throws {
        try home.put(Self.machineEntry, "[Desktop Entry]\nExec=\(agent)\n")
        #expect(try autostart().enableEntry() == [])
        #expect(home.text(Self.entry) == nil)
        #expect(try autostart().disable().count == 1)
        #expect(home.text(Self.entry) == "[Desktop Entry]\nExec=\(agent)\nHidden=true\n")
        #expect(autostart().probe.facts().way == nil)
        #expect(try autostart().enableEntry().count == 1)
        #expect(home.text(Self.entry) == nil)
        #expect(autostart().probe.facts().ways == [.entry])
    }

    @Test func `enabling the unit removes the entry, and the other way round`() throws {
        _ = try autostart().enableEntry()
        #expect(try autostart().enableUnit().count == 2)
        #expect(orders == ["daemon-reload", "enable balasana.service"])
        #expect(home.text(Self.entry) == nil)
        #expect(home.text(Self.unit) == installedUnit)
        #expect(autostart().probe.facts().ways == [.unit])
        #expect(try autostart().enableUnit() == [])
        _ = try autostart().enableEntry()
        #expect(home.text(Self.unit) == nil && home.text(Self.wants) == nil)
        #expect(autostart().probe.facts().ways == [.entry])
    }

    @Test func `files that the user has edited stay, but are disabled`() throws {
        let own = "[Desktop Entry]\nExec=/bin/sh\n"
        try home.put(Self.entry, own)
        try home.put(Self.unit, "[Service]\nExecStart=/bin/sh\n")
        _ = try autostart().enableUnit()
        #expect(home.text(Self.entry) == own + "Hidden=true\n")
        #expect(home.text(Self.unit) == "[Service]\nExecStart=/bin/sh\n")
        #expect(autostart().probe.facts().ways == [.unit])
        _ = try autostart().enableEntry()
        #expect(home.text(Self.entry) == own)
        #expect(home.text(Self.unit) == "[Service]\nExecStart=/bin/sh\n")
        #expect(autostart().probe.facts().ways == [.entry])
    }

    @Test func `without systemd a unit can be disabled but not enabled`() throws {
        _ = try autostart().enableUnit()
        active = []
        #expect(try autostart().disable().count == 1)
        #expect(home.text(Self.wants) == nil && home.text(Self.unit) == installedUnit)
        #expect(status { try autostart().enableUnit() } == 69)
        active = ["basic.target"]
        #expect(status { try autostart().enableUnit() } == 77)
        #expect(home.text(Self.wants) == nil && home.text(Self.entry) == nil)
    }

    @Test func `enable fails if Balasana is not installed`() throws {
        try FileManager.default.removeItem(atPath: home.path + "/login")
        #expect(status { try autostart().enableEntry() } == 66)
        #expect(status { try autostart().enableUnit() } == 66)
        #expect(home.names("config") == [])
    }

    @Test func `if the folder for the entry cannot be created, the unit stays enabled`() throws {
        _ = try autostart().enableUnit()
        try home.put("config/autostart", "no folder")
        #expect(status { try autostart().enableEntry() } == 73)
        #expect(autostart().probe.facts().ways == [.unit])
    }

    @Test func `a symbolic link stays a symbolic link`() throws {
        try home.put("dotfiles/balasana.desktop", installedEntry ?? "")
        try home.put("config/autostart/other", "")
        try FileManager.default.createSymbolicLink(
            atPath: "\(home.path)/\(Self.entry)", withDestinationPath: home.path + "/dotfiles/balasana.desktop")
        _ = try autostart().enableUnit()
        #expect(home.text("dotfiles/balasana.desktop") == (installedEntry ?? "") + "Hidden=true\n")
        _ = try autostart().enableEntry()
        #expect(home.text("dotfiles/balasana.desktop") == installedEntry)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: "\(home.path)/\(Self.entry)").hasSuffix("desktop")
        )
    }
}
