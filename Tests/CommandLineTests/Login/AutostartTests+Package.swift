import Foundation
import Platform
import Testing

@testable import balasana

/// Turns the start at login on and off where a package has installed an entry and a unit for all users.
extension AutostartTests {
    static let sharedUnit = "usr/systemd/balasana.service"
    static let sharedLink = "etc/systemd/graphical-session.target.wants/balasana.service"

    /// The files of a package, which starts `program` or this installation.
    private func putPackage(starting program: String? = nil) throws {
        let program = program ?? agent
        try home.put(Self.machineEntry, "# One\n[Desktop Entry]\nExec=\"\(program)\"\nTryExec=\(program)\n")
        try home.put(Self.sharedUnit, "[Service]\nExecStart=\"\(program)\"\n")
    }

    private func link(_ name: String, to target: String) throws {
        try home.put(name, "")
        try FileManager.default.removeItem(atPath: "\(home.path)/\(name)")
        try FileManager.default.createSymbolicLink(atPath: "\(home.path)/\(name)", withDestinationPath: target)
    }

    private func exists(_ name: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: "\(home.path)/\(name)")) != nil
    }

    @Test func `a package starts the agent without any file of the user`() throws {
        try putPackage()
        #expect(autostart().probe.facts().ways == [.entry])
        #expect(try autostart().enableEntry() == [])
        #expect(home.text(Self.entry) == nil)
        #expect(autostart().probe.facts().unit?.isOwn == false)
        #expect(autostart().probe.facts().unit?.isEnabled == false)
    }

    @Test func `enable after disable leaves no file, even if an upgrade has changed a comment of the entry`() throws {
        try putPackage()
        _ = try autostart().disable()
        #expect(autostart().probe.facts().way == nil)
        let text = try #require(home.text(Self.machineEntry))
        try home.put(Self.machineEntry, text.replacing("# One", with: "# Two"))
        _ = try autostart().enableEntry()
        #expect(!exists(Self.entry))
        #expect(autostart().probe.facts().ways == [.entry])
    }

    @Test func `a user's own lines in the entry stay`() throws {
        try putPackage()
        _ = try autostart().disable()
        try home.put(Self.entry, (home.text(Self.entry) ?? "") + "Name=Mine\n")
        _ = try autostart().enableEntry()
        #expect(home.text(Self.entry)?.hasSuffix("TryExec=\(agent)\nName=Mine\n") == true)
    }

    @Test func `the package's unit is enabled without a copy, and its entry is then disabled`() throws {
        try putPackage()
        #expect(try autostart().enableUnit().first == "Enabled the systemd user unit \(home.path)/\(Self.sharedUnit).")
        #expect(orders == ["daemon-reload", "enable balasana.service"])
        #expect(home.text(Self.unit) == nil)
        #expect(autostart().probe.facts().ways == [.unit])
        #expect(try autostart().enableUnit() == [])
        _ = try autostart().enableEntry()
        #expect(!exists(Self.entry) && !exists(Self.wants))
        #expect(autostart().probe.facts().ways == [.entry])
    }

    @Test func `a unit that is enabled for all users counts`() throws {
        try putPackage()
        try link(Self.sharedLink, to: "\(home.path)/\(Self.sharedUnit)")
        #expect(autostart().probe.facts().ways == [.unit, .entry])
        #expect(autostart().probe.facts().findings.map(\.severity) == [.problem])
        #expect(try autostart().enableUnit().count == 1)
        #expect(orders.isEmpty)
        #expect(autostart().probe.facts().ways == [.unit])
    }

    @Test func `a unit that is enabled for all users is disabled for one of them, and enabled again`() throws {
        try putPackage()
        try link(Self.sharedLink, to: "\(home.path)/\(Self.sharedUnit)")
        #expect(try autostart().disable().count == 2)
        #expect(orders == ["daemon-reload"])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(home.path)/\(Self.wants)") == "/dev/null")
        #expect(autostart().probe.facts().way == nil)
        #expect(try autostart().disable() == [])
        _ = try autostart().enableUnit()
        #expect(!exists(Self.wants))
        #expect(autostart().probe.facts().ways == [.unit])
        _ = try autostart().enableEntry()
        #expect(autostart().probe.facts().ways == [.entry])
        #expect(!exists(Self.entry) && exists(Self.sharedLink))
    }

    @Test func `a unit that the user has masked does not start, and enable removes the mask`() throws {
        try putPackage()
        try link(Self.sharedLink, to: "\(home.path)/\(Self.sharedUnit)")
        try link(Self.unit, to: "/dev/null")
        #expect(autostart().probe.facts().ways == [.entry])
        #expect(autostart().probe.facts().unit?.isEnabled == false)
        _ = try autostart().enableUnit()
        #expect(!exists(Self.unit))
        #expect(autostart().probe.facts().ways == [.unit])
    }

    @Test func `an administrator switches the entry off for all, and a user switches it on again`() throws {
        try putPackage()
        try home.put(Self.machineEntry, (home.text(Self.machineEntry) ?? "") + "Hidden=true\n")
        #expect(autostart().probe.facts().findings.map(\.severity) == [.note])
        _ = try autostart().enableEntry()
        #expect(home.text(Self.entry) == installedEntry)
        #expect(autostart().probe.facts().ways == [.entry])
        _ = try autostart().enableUnit()
        #expect(home.text(Self.entry) == nil)
        #expect(autostart().probe.facts().ways == [.unit])
    }

    @Test func `without an entry, a unit that only the package has is no reason to advise the unit`() throws {
        try putPackage()
        try FileManager.default.removeItem(atPath: "\(home.path)/\(Self.machineEntry)")
        #expect(
            autostart().probe.facts().findings.map(\.advice) == ["Turn it on with `balasana autostart enable`."])
        _ = try autostart().enableEntry()
        #expect(home.text(Self.entry) == installedEntry)
    }

    @Test func `the user's own installation goes before a package`() throws {
        try home.put("package/balasana-agent", "")
        chmod("\(home.path)/package/balasana-agent", 0o755)
        try putPackage(starting: "\(home.path)/package/balasana-agent")
        _ = try autostart().enableEntry()
        #expect(home.text(Self.entry) == installedEntry)
        #expect(autostart().probe.facts().entry?.state == .works(program: agent))
        _ = try autostart().enableUnit()
        #expect(home.text(Self.unit) == installedUnit)
        #expect(autostart().probe.facts().ways == [.unit])
        #expect(autostart().probe.facts().startedProgram == agent)
    }

    @Test func `an installation beside a package is found by its record`() throws {
        let directories = XDGDirectories(environment: ["HOME": home.path, "XDG_DATA_HOME": home.path + "/data"])
        let package = "\(home.path)/package/balasana-agent"
        try home.put("package/balasana-agent", "")
        chmod(package, 0o755)
        #expect(OwnInstallation(directories).besidePackage(package) == nil)
        try home.put("data/balasana/installed", "complete\tyes\nprefix\t-\t\(home.path)\nfile\t-\t/x\n")
        #expect(OwnInstallation(directories).besidePackage(package) == "\(home.path)/bin")
        #expect(OwnInstallation(directories).besidePackage(agent) == nil)
        try FileManager.default.removeItem(atPath: package)
        #expect(OwnInstallation(directories).besidePackage(package) == nil)
    }

    @Test func `advice for a package does not name install.sh`() {
        let entry = LoginFacts.Entry(path: "/e", state: .programMissing(Installation.agentOfPackage))
        let package = LoginFacts(entry: entry, program: Installation.agentOfPackage)
        #expect(package.findings.map(\.advice) == ["Install the package balasana again."])
        let own = LoginFacts(
            entry: LoginFacts.Entry(path: "/e", state: .programMissing("/a/balasana-agent")),
            program: "/a/balasana-agent")
        #expect(own.findings.map(\.advice) == ["Run `./install.sh` to install it again."])
    }
}
