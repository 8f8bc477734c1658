import ArgumentParser
import GLibBridge

/// The systemd of the user's session.
struct UserSystemd {
    /// Whether the unit is active; nil if there is no systemd or it does not know the unit.
    let isActive: (_ unit: String) -> Bool?
    /// Runs `systemctl --user` with these arguments. Returns whether it succeeded.
    let control: (_ words: [String]) throws -> Bool

    /// Whether the user's systemd is running.
    var isRunning: Bool { isActive("basic.target") != nil }

    /// Runs `systemctl --user` with `words`.
    ///
    /// - Throws: Exit status 69, after an error message, if it fails.
    func run(_ words: String...) throws {
        guard try control(words) else {
            throw Exit.unavailable("`systemctl --user \(words.joined(separator: " "))` failed.")
        }
    }
}

extension UserSystemd {
    /// The user's systemd, reached over `bus` and with `systemctl`.
    init(bus: Bus?) {
        self.init(
            isActive: { bus?.isActive(unit: $0) },
            control: { try Self.systemctl(["--quiet"] + $0) })
    }

    /// Runs `systemctl --user` with `words`. Returns whether it succeeded.
    ///
    /// - Throws: Exit status 69, after an error message, if it cannot be started.
    static func systemctl(_ words: [String]) throws -> Bool {
        var systemctl = Program(["systemctl", "--user"] + words)
        systemctl.output = .inherited
        systemctl.errors = .inherited
        systemctl.hasOwnSession = true
        do throws(Program.Failure) {
            return try systemctl.run() == 0
        } catch {
            throw Exit.unavailable("systemctl", error)
        }
    }
}
