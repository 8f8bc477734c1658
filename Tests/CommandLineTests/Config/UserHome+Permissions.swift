import Foundation
import Testing

/// Runs commands as a user without rights.
extension UserHome {
    private static let user: uid_t = 65534
    private static let change = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

    /// Whether the tests may change to that user, who can run the programs.
    static let canChangeUser: Bool = {
        guard getuid() == 0, let home = try? UserHome() else { return false }
        home.prefix = change
        return (try? home.run("--version"))?.status == 0
    }()

    /// Gives the home folder to that user, who runs all later commands. Only root may open the file or folder `closed`.
    func giveAway(except closed: String) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: path).map { "\(path)/\($0)" }
        for name in [path] + names { lchown(name, Self.user, Self.user) }
        let root = "\(path)/\(closed)"
        try #require(chown(root, 0, 0) == 0 && chmod(root, 0o700) == 0)
        prefix = Self.change
    }

    /// Runs the shell script on a session bus of its own, with both programs in PATH.
    func runSession(_ script: String) throws -> (status: Int32, out: String, error: String) {
        try put("session", script)
        chmod("\(path)/session", 0o644)
        let programs = URL(filePath: try Self.program).deletingLastPathComponent().path
        environment["PATH"] = "\(programs):/usr/bin:/bin"
        environment["XDG_RUNTIME_DIR"] = path
        prefix += ["/usr/bin/dbus-run-session", "/bin/bash", "\(path)/session"]
        return try run()
    }
}
