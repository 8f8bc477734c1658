import Foundation
import Testing

@testable import balasana

extension AutostartTests {
    private static let sandbox = "config/systemd/user/balasana.service.d/sandbox.conf"
    private static let settings = "# Why\n[Service]\nPrivateUsers=yes\nCapabilityBoundingSet=\nProtectClock=yes\n"
    private static let allSettings: Set = ["PrivateUsers=yes", "CapabilityBoundingSet=", "ProtectClock=yes"]

    @Test func `where the system allows it, the unit gets a sandbox, and disable removes it`() throws {
        try home.put("login/sandbox.conf", Self.settings)
        allowed = Self.allSettings
        #expect(try autostart().enableUnit().last?.hasPrefix("Restricted") == true)
        #expect(home.text(Self.sandbox) == Self.settings)
        #expect(orders.last == "daemon-reload")
        #expect(autostart().probe.facts().sandbox?.path == "\(home.path)/\(Self.sandbox)")
        #expect(try autostart().enableUnit() == [])
        #expect(try autostart().disable().last == "Removed \(home.path)/\(Self.sandbox).")
        #expect(home.names("config/systemd/user").contains("balasana.service.d") == false)
        _ = try autostart().enableUnit()
        _ = try autostart().enableEntry()
        #expect(home.text(Self.sandbox) == nil)
    }

    @Test func `the sandbox has only the settings that the system supports, also after it has changed`() throws {
        try home.put("login/sandbox.conf", Self.settings)
        allowed = ["PrivateUsers=yes", "ProtectClock=yes"]
        _ = try autostart().enableUnit()
        #expect(home.text(Self.sandbox) == "# Why\n[Service]\nPrivateUsers=yes\nProtectClock=yes\n")
        allowed = Self.allSettings
        #expect(try autostart().enableUnit().count == 1)
        #expect(home.text(Self.sandbox) == Self.settings)
        allowed = ["CapabilityBoundingSet=", "ProtectClock=yes"]
        #expect(try autostart().enableUnit() == ["Removed \(home.path)/\(Self.sandbox)."])
        #expect(autostart().probe.facts().sandbox == nil)
    }

    @Test func `a sandbox that the user has edited stays`() throws {
        try home.put("login/sandbox.conf", Self.settings)
        try home.put(Self.sandbox, "[Service]\nPrivateTmp=yes\n")
        allowed = Self.allSettings
        #expect(try autostart().enableUnit().count == 1)
        _ = try autostart().disable()
        #expect(home.text(Self.sandbox) == "[Service]\nPrivateTmp=yes\n")
    }
}

@Suite struct UnitSandboxTests {
    @Test(arguments: [217, 218, 226, 0, 1])
    func `a unit that cannot start in its sandbox is a problem`(exitStatus: Int) {
        var facts = LoginFacts(program: "/bin/balasana-agent")
        facts.unit = LoginFacts.Unit(path: "/unit", isEnabled: true)
        let fails = UnitSandbox.failures.contains(exitStatus)
        facts.sandbox = LoginFacts.Sandbox(path: "/sandbox.conf", fails: fails)
        #expect(facts.findings.count == (exitStatus > 1 ? 1 : 0))
        #expect(facts.findings.allSatisfy { $0.severity == .problem && $0.what.contains("(/sandbox.conf)") })
    }

    /// systemd-analyze(1) and Tests/install check what the settings do.
    @Test func `what the sandbox leaves out works on every desktop`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        let text = try String(contentsOf: folder.appendingPathComponent("Config/sandbox.conf"), encoding: .utf8)
        let settings = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(settings.contains("PrivateUsers=yes") && settings.contains("ProtectSystem=full"))
        // The history elsewhere, the X server's socket, ALSA, and the boot id.
        for setting in ["ProtectHome", "PrivateTmp", "PrivateDevices", "ProcSubset"] {
            #expect(!settings.contains { $0.hasPrefix(setting) })
        }
    }
}
