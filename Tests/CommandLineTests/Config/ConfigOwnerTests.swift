import Foundation
import Testing

/// `balasana config` as root on a user's config, and as a user on what root has left behind.
@Suite("Config owner", .enabled(if: getuid() == 0, "only root can give files away")) struct ConfigOwnerTests {
    private static let user: uid_t = 1234
    private static let group: gid_t = 2345
    let home: UserHome

    init() throws {
        home = try UserHome()
        chown(home.path, Self.user, Self.group)
    }

    /// The owners of what is in the home, but for what the tests put there.
    private func strangers() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: home.path).filter { name in
            var status = stat()
            lstat("\(home.path)/\(name)", &status)
            return status.st_uid != Self.user || status.st_gid != Self.group
        }.filter { ![".out", ".error"].contains($0) }
    }

    @Test func `what root makes in a user's home belongs to the user`() throws {
        #expect(try home.run("config", "set", "snooze.budget", "1").status == 0)
        #expect(try strangers() == [])
        #expect(try home.run("config", "reset").status == 0)
        #expect(home.names(".config/balasana").count == 2)
        #expect(try strangers() == [])
    }

    @Test func `what root changes stays the user's, with its mode`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        let path = "\(home.path)/\(UserHome.config)"
        for folder in [".config", ".config/balasana"] { chown("\(home.path)/\(folder)", Self.user, Self.group) }
        chown(path, Self.user, Self.group)
        chmod(path, 0o640)
        #expect(try home.run("config", "set", "snooze.budget", "1").status == 0)
        #expect(try strangers() == [])
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    @Test(arguments: [0o600, 0o644] as [mode_t])
    func `reset moves away what another user has put in the config's place`(mode: mode_t) throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        for folder in [".config", ".config/balasana"] { chown("\(home.path)/\(folder)", Self.user, Self.group) }
        chmod("\(home.path)/\(UserHome.config)", mode)
        let reset = try runAsUser("config", "reset")
        #expect(reset.status == 0, "\(reset.out)")
        #expect(reset.out.hasPrefix("Your config was saved as ~/.config/balasana/balasana.conf.2"))
        #expect(try runAsUser("config", "set", "snooze.budget", "1").status == 0)
        let backups = home.names(".config/balasana").filter { $0 != "balasana.conf" }
        #expect(try strangers() == backups.map { ".config/balasana/\($0)" } && backups.count == 1)
    }

    /// Runs `balasana` as the user who owns the home.
    private func runAsUser(_ arguments: String...) throws -> (status: Int32, out: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments =
            ["--reuid=\(Self.user)", "--regid=\(Self.group)", "--clear-groups", try UserHome.program] + arguments
        process.environment = ["HOME": home.path, "XDG_CONFIG_DIRS": home.path + "/xdg", "PATH": "/usr/bin:/bin"]
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
