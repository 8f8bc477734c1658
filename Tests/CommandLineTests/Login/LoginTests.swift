import Foundation
import Platform
import Storage
import Testing

@testable import balasana

/// Checks what starts the agent at login, in a temporary home folder.
@Suite("Start at login") final class LoginTests {
    let home: String
    let agent: String

    init() throws {
        home = NSTemporaryDirectory() + "/balasana-\(UUID().uuidString)"
        agent = home + "/bin/balasana-agent"
        try put("bin/balasana-agent", "")
        chmod(agent, 0o755)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: home)
    }

    func put(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: home + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func putEntry(_ lines: String...) throws {
        let entry = ["[Desktop Entry]", "Type=Application", "Exec=\"\(agent)\""] + lines
        try put("config/autostart/io.github.balasana.desktop", entry.joined(separator: "\n"))
    }

    func putUnit(isEnabled: Bool) throws {
        try put("config/systemd/user/balasana.service", "[Service]")
        if isEnabled { try put("config/systemd/user/graphical-session.target.wants/balasana.service", "") }
    }

    func facts(
        _ desktop: String = "GNOME", active: [String: Bool] = [:], variables: [String: String] = [:]
    ) -> LoginFacts {
        let environment = [
            "HOME": home, "XDG_CONFIG_HOME": home + "/config", "XDG_CONFIG_DIRS": home + "/etc",
            "XDG_CURRENT_DESKTOP": desktop,
        ].merging(variables) { $1 }
        let directories = XDGDirectories(environment: environment)
        return LoginProbe(
            directories: directories, session: SessionFacts(environment: environment),
            path: SearchPath([home + "/bin"]), units: UnitFolders(directories, machine: [home + "/etc/systemd"]),
            program: agent, isActive: { active[$0] }
        ).facts()
    }

    @Test func `the installer's entry works`() throws {
        try putEntry("TryExec=\(agent)")
        #expect(facts().entry?.state == .works(program: agent))
        #expect(facts().findings.isEmpty)
    }

    @Test func `a system-wide entry works, and an entry of the user overrides it`() throws {
        try put("etc/autostart/io.github.balasana.desktop", "[Desktop Entry]\nExec=balasana-agent\n")
        #expect(facts().entry?.state == .works(program: "balasana-agent"))
        try putEntry("Hidden=true")
        #expect(facts().entry?.state == .off(line: "Hidden=true"))
    }

    @Test(arguments: ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
    func `an entry that is turned off is a note`(line: String) throws {
        try putEntry(line)
        let findings = facts().findings
        #expect(findings.map(\.severity) == [.note])
        #expect(findings[0].what.contains(line))
        #expect(findings[0].advice == "Turn it on with `balasana autostart enable`.")
    }

    @Test func `MATE's own key counts only on MATE`() throws {
        try putEntry("X-MATE-Autostart-enabled=false")
        #expect(facts("MATE").entry?.state == .off(line: "X-MATE-Autostart-enabled=false"))
        #expect(facts("KDE").findings.isEmpty)
    }

    @Test func `an entry for other desktops is a problem only on this one`() throws {
        try putEntry("OnlyShowIn=KDE;XFCE;")
        #expect(facts("GNOME").entry?.state == .elsewhere(line: "OnlyShowIn=KDE;XFCE"))
        #expect(facts("GNOME").findings.map(\.severity) == [.problem])
        #expect(facts("KDE").findings.isEmpty)
        try putEntry("NotShowIn=GNOME;")
        #expect(facts("ubuntu:GNOME").findings.count == 1)
        #expect(facts("KDE").findings.isEmpty)
    }

    @Test func `an entry whose program does not exist is a problem`() throws {
        try putEntry("TryExec=/nowhere/balasana-agent")
        #expect(facts().entry?.state == .programMissing("/nowhere/balasana-agent"))
        try put("config/autostart/io.github.balasana.desktop", "[Desktop Entry]\nExec=nowhere %u\n")
        #expect(facts().entry?.state == .programMissing("nowhere"))
        #expect(facts().findings[0].what.contains("nowhere"))
        try put("config/autostart/io.github.balasana.desktop", "Exec=true\n")
        #expect(facts().entry?.state == .unusable)
        #expect(facts().findings.map(\.severity) == [.problem])
    }

    @Test func `an entry that GLib cannot read is a problem`() throws {
        try putEntry("no line of an entry")
        #expect(facts().entry?.state == .unusable)
        #expect(facts().findings.map(\.severity) == [.problem])
    }

    @Test func `a unit works if its target is reached`() throws {
        try putUnit(isEnabled: true)
        #expect(facts().findings.isEmpty)
        #expect(facts(active: ["basic.target": true, "graphical-session.target": true]).findings.isEmpty)
        let findings = facts("sway", active: ["basic.target": true]).findings
        #expect(findings.map(\.severity) == [.problem])
        #expect(findings[0].advice == "Add this line to the config of sway: `exec \"\(agent)\"`.")
    }

    @Test func `no entry and no unit is a problem, a disabled unit is a note`() throws {
        #expect(facts().findings.map(\.what) == ["The agent does not start at login."])
        try putUnit(isEnabled: false)
        #expect(facts().findings.map(\.severity) == [.note])
    }

    @Test func `two ways to start at the same time are a problem`() throws {
        try putEntry()
        try putUnit(isEnabled: true)
        #expect(facts().findings.map(\.severity) == [.problem])
        #expect(facts().findings[0].what.contains("more than once"))
    }

    @Test(arguments: [
        ("sway", "sway/config", "exec"), ("i3", "i3/config", "exec --no-startup-id"),
        ("Hyprland", "hypr/hyprland.conf", "exec-once ="), ("niri", "niri/config.kdl", "spawn-at-startup"),
        ("labwc", "labwc/autostart", ""), ("bspwm", "bspwm/bspwmrc", ""),
        ("herbstluftwm", "herbstluftwm/autostart", "herbstclient spawn"),
    ])
    func `a compositor that ignores the autostart folder needs a line in its config`(
        desktop: String, file: String, verb: String
    ) throws {
        try putEntry()
        let findings = facts(desktop).findings
        let line = verb.isEmpty ? "\"\(agent)\" &" : "\(verb) \"\(agent)\""
        #expect(findings.map(\.advice) == ["Add this line to the config of \(desktop): `\(line)`."])
        try put("config/" + file, "# exec balasana-agent\n")
        #expect(facts(desktop).findings.count == 1)
        try put("config/" + file, "  \(line)\n")
        #expect(facts(desktop).findings.isEmpty)
        // Under uwsm and niri-session, systemd starts the entries in the folder.
        try put("config/" + file, "")
        #expect(facts(desktop, active: ["xdg-desktop-autostart.target": true]).findings.isEmpty)
    }

    @Test func `a file included by the compositor's config counts`() throws {
        try put("config/sway/config.d/own", "exec \(agent)\n")
        #expect(facts("sway").findings.isEmpty)
    }

    @Test func `a commented line does not count`() throws {
        try put("config/river/init", "# riverctl spawn balasana-agent\n")
        #expect(
            facts("river").findings.map(\.advice) == [
                "Add this line to the config of river: `riverctl spawn '\"\(agent)\"'`."
            ])
    }

    @Test(arguments: ["exec --no-startup-id dex --autostart --environment i3", "exec dex -ae i3"])
    func `an entry works if the config starts the autostart folder`(line: String) throws {
        try putEntry()
        try put("config/i3/config", line)
        // The line has no effect if the program is missing.
        #expect(facts("i3").findings.count == 1)
        try put("bin/dex", "")
        chmod(home + "/bin/dex", 0o755)
        #expect(facts("i3").findings.isEmpty)
        #expect(facts("i3").way == .entry)
        try put("config/i3/config", "exec dex balasana.desktop")
        #expect(facts("i3").findings.count == 1)
    }

    @Test(arguments: [
        (["SWAYSOCK": "/run/s", "I3SOCK": "/run/s"], Compositor.sway), (["I3SOCK": "/run/i"], .i3),
        (["HYPRLAND_INSTANCE_SIGNATURE": "x"], .hyprland), (["DESKTOP_SESSION": "bspwm"], .bspwm),
    ])
    func `a session without desktop names is recognised by its variables`(
        variables: [String: String], compositor: Compositor
    ) throws {
        try putEntry()
        #expect(facts("", variables: variables).compositor == compositor)
        #expect(facts("GNOME", variables: variables).compositor == nil)
    }

    @Test func `a unit whose program does not exist is a problem`() throws {
        try putUnit(isEnabled: true)
        try put("config/systemd/user/balasana.service", "[Service]\nExecStart=\"/no where/balasana-agent\"\n")
        #expect(facts().way == nil)
        #expect(
            facts().findings.map(\.what) == [
                "The agent cannot start at login because /no where/balasana-agent does not exist "
                    + "(see \(home)/config/systemd/user/balasana.service)."
            ])
        try put("config/systemd/user/balasana.service", "[Service]\nExecStart=-\(agent) # x\n")
        #expect(facts().way == .unit)
    }

    @Test(arguments: [
        ("/a/b", "/a/b"), ("-/a/b --c", "/a/b"), (#""/a b/c\"d" e"#, #"/a b/c"d"#), ("'/a b'", "/a b"),
        ("/a/%%b", "/a/%b"), ("%h/b", nil), ("\"%h/b\"", nil), ("b", nil),
    ])
    func `the program of a unit is read if it is a plain path`(command: String, program: String?) {
        #expect(UnitFile(bytes: Array("[Service]\nExecStart=\(command)\n".utf8)).program == program)
    }
}
