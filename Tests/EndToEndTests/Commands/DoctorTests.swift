import Foundation
import Testing

/// Runs `balasana doctor` on desktops with and without problems.
@Suite(.serialized) struct DoctorTests {
    /// The output of `balasana doctor --json`.
    private struct Report: Decodable {
        struct Finding: Decodable {
            let about: String
            let what: String
            let advice: String
        }
        struct Agent: Decodable {
            let state: String
            let version: String?
        }
        struct Source: Decodable {
            struct Rejected: Decodable {
                let name: String
                let reason: String
            }
            let in_use: [String]
            let limits: [String]
            let rejected: [Rejected]
        }
        struct Server: Decodable {
            let state: String
            let name: String?
            let capabilities: [String]
        }
        let findings: [Finding]
        let notes: [Finding]
        let agent: Agent
        let sources: [String: Source?]?
        let server: Server
        let other_reminders: [String]
    }

    /// The report, and the exit status, which must not depend on `--json`.
    private func examine(_ desktop: Desktop) throws -> (Report, status: Int32) {
        let result = try desktop.agent.balasana("doctor", "--json")
        #expect(try desktop.agent.balasana("doctor").status == result.status)
        return (try JSONDecoder().decode(Report.self, from: Data(result.out.utf8)), result.status)
    }

    /// Creates the same autostart entry as the installer.
    private func installEntry(_ desktop: Desktop) throws {
        let folder = desktop.sandbox.file("home/config/autostart")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "[Desktop Entry]\nType=Application\nExec=/bin/true\n".write(
            to: folder.appendingPathComponent("io.github.balasana.desktop"), atomically: true, encoding: .utf8)
        desktop.sandbox.environment["XDG_CURRENT_DESKTOP"] = "XFCE"
    }

    @Test("A desktop without problems has no findings", arguments: ServerProgram.allCases)
    func healthy(_ server: ServerProgram) async throws {
        try await Desktop.run(server, login: true) { desktop in
            try installEntry(desktop)
            try desktop.agent.start()
            _ = try desktop.monitor.nextStatus("the login") { $0.sources.lock != nil }
            let text = try desktop.agent.balasana("doctor")
            #expect(text.status == 0)
            #expect(text.out.hasSuffix("\nNo problems found.\n"))
            #expect(text.out.contains("X11 SYNC"))
            let (report, status) = try examine(desktop)
            #expect(status == 0 && report.findings.isEmpty && report.notes.isEmpty)
            #expect(report.agent.state == "running")
            #expect(report.sources?["idle"]??.in_use == ["X11 SYNC"])
            #expect(report.sources?["lock"]??.in_use == ["logind"])
            #expect(report.server.state == "running" && report.server.capabilities.contains("actions"))
        }
    }

    @Test("A pause is a note, not a problem")
    func paused() async throws {
        try await Desktop.run(.dunst, login: true) { desktop in
            try installEntry(desktop)
            try desktop.agent.start()
            _ = try desktop.monitor.nextStatus("the login") { $0.sources.lock != nil }
            #expect(try desktop.agent.balasana("pause").status == 0)
            let (report, status) = try examine(desktop)
            #expect(status == 0)
            #expect(report.notes.map(\.about) == ["held-back"])
        }
    }

    @Test("A missing server, a missing autostart entry and an invalid config are problems")
    func bare() async throws {
        let config = Config(["delivery.settle": "soon"])
        try await Desktop.run(.dunst, config, starts: .later, login: true) { desktop in
            try desktop.agent.start()
            let (report, status) = try examine(desktop)
            #expect(status == 1)
            #expect(report.findings.map(\.about) == ["notifications", "autostart", "config"])
            let line = try #require(config.line(of: "soon"))
            #expect(report.findings.last?.what.contains("balasana.conf:\(line)") == true)
            #expect(report.server.state == "none")
            let text = try desktop.agent.balasana("doctor")
            #expect(text.out.hasSuffix("\n3 problems found.\n"))
        }
    }

    @Test("A server that the bus can start is not a problem, and the doctor does not start it")
    func onDemand() async throws {
        let config = Config(["sitting.remind_after": "1h"])
        try await Desktop.run(.dunst, config, starts: .onDemand, login: true) { desktop in
            try installEntry(desktop)
            try desktop.agent.start()
            let (report, status) = try examine(desktop)
            #expect(status == 0)
            #expect(report.server.state == "startable")
        }
    }

    @Test("A server that hangs is a problem")
    func hanging() async throws {
        try await Desktop.run(.dunst, Config(["sitting.remind_after": "1h"]), login: true) { desktop in
            try installEntry(desktop)
            try desktop.agent.start()
            desktop.freezeServer()
            let (report, status) = try examine(desktop)
            desktop.thawServer()
            #expect(status == 1)
            #expect(report.findings.map(\.about) == ["notifications"])
            #expect(report.findings[0].advice.contains("`kill "))
        }
    }

    @Test("An agent without the session's variables has no idle time, and the doctor names the variables")
    func lacking() async throws {
        try await Desktop.run(.dunst, login: true) { desktop in
            try installEntry(desktop)
            let display = desktop.sandbox.environment.removeValue(forKey: "DISPLAY")
            try desktop.agent.start()
            desktop.sandbox.environment["DISPLAY"] = display
            let (report, status) = try examine(desktop)
            #expect(status == 1)
            #expect(report.findings.map(\.about) == ["idle"])
            #expect(report.findings[0].what.contains("DISPLAY is not set"))
            #expect(report.findings[0].advice.contains("import-environment DISPLAY"))
            #expect(report.sources?["idle"]??.rejected.map(\.name) == ["X11 SYNC", "Mutter"])
        }
    }

    @Test("The doctor reports a missing agent and a missing bus")
    func noAgent() async throws {
        try await Desktop.run(.dunst) { desktop in
            try installEntry(desktop)
            let (absent, status) = try examine(desktop)
            #expect(status == 1)
            #expect(absent.findings.map(\.about) == ["agent"])
            #expect(absent.agent.state == "absent" && absent.sources == nil)
            desktop.sandbox.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
            let (noBus, noBusStatus) = try examine(desktop)
            #expect(noBusStatus == 1)
            #expect(noBus.findings.map(\.about) == ["agent"])
            #expect(noBus.agent.state == "no-bus" && noBus.server.state == "no-bus")
            #expect(try desktop.agent.balasana("doctor", "--jsn").status == 64)
        }
    }

    @Test("GNOME's own break reminders are found on GNOME")
    func gnome() async throws {
        try await Desktop.run(.dunst, login: true) { desktop in
            try installEntry(desktop)
            try desktop.agent.start()
            let schemas = desktop.sandbox.file("schemas")
            try FileManager.default.createDirectory(at: schemas, withIntermediateDirectories: true)
            // Like GNOME 48, but with another default.
            let schema = """
                <schemalist><schema id="org.gnome.desktop.break-reminders" path="/org/gnome/desktop/break-reminders/">
                <key name="selected-breaks" type="as"><default>['movement']</default></key></schema></schemalist>
                """
            try schema.write(
                to: schemas.appendingPathComponent("x.gschema.xml"), atomically: true, encoding: .utf8)
            try desktop.sandbox.run(["glib-compile-schemas", schemas.path])
            desktop.sandbox.environment["GSETTINGS_SCHEMA_DIR"] = schemas.path
            #expect(try examine(desktop).0.other_reminders == [])
            desktop.sandbox.environment["XDG_CURRENT_DESKTOP"] = "GNOME"
            let (report, status) = try examine(desktop)
            #expect(status == 1)
            #expect(report.findings.map(\.about) == ["other-reminders"])
            #expect(report.other_reminders == ["GNOME's own (movement)"])
        }
    }

    @Test("It is a problem if the state cannot be saved")
    func obstacle() async throws {
        try await Desktop.run(.dunst, login: true) { desktop in
            try installEntry(desktop)
            try "".write(to: desktop.sandbox.file("home/state/balasana"), atomically: true, encoding: .utf8)
            try desktop.agent.start()
            let (report, status) = try examine(desktop)
            #expect(status == 1)
            #expect(report.findings.map(\.about) == ["files"])
        }
    }
}
