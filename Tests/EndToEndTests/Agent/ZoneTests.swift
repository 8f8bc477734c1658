import Foundation
import Testing

/// Changes the time zone while the agent runs. The agent has its own `/etc` in a mount namespace (unshare(1)).
@Suite(.serialized) struct ZoneTests {
    private static let namespace = ["unshare", "-m", "--map-current-user", "--keep-caps", "sh", "-c"]

    private static func canMount() -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = namespace + ["mount --bind /tmp /etc"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    @Test("A new time zone moves the sessions of the day", .enabled(if: canMount(), "mounting is not allowed here"))
    func travel() async throws {
        let config = Config(["sitting.remind_after": "1h", "slot noon.at": "12:00"])
        try await Desktop.run(.dunst, config) { desktop in
            let etc = desktop.sandbox.file("own-etc")
            try FileManager.default.createDirectory(at: etc, withIntermediateDirectories: true)
            func setZone(_ zone: String) throws {
                let made = try desktop.sandbox.run([
                    "ln", "-sfn", "/usr/share/zoneinfo/\(zone)", etc.appendingPathComponent("localtime").path,
                ])
                #expect(made.status == 0)
            }
            try setZone("Asia/Kathmandu")
            desktop.agent.runner = Self.namespace + ["mount --bind \(etc.path) /etc && exec \"$0\""]
            try desktop.agent.start()
            #expect(try desktop.agent.status().next?.at.hasSuffix("+05:45") == true)
            try setZone("Australia/Eucla")
            try desktop.agent.waitForLog("time zone is now Australia/Eucla")
            #expect(try desktop.agent.status().next?.at.hasSuffix("+08:45") == true)
        }
    }
}
