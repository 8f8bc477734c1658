import ArgumentParser
import GLibBridge

/// The systemd of the user's session.
struct UserSystemd {
    /// Whether that unit is active; nil where there is no systemd, or where it does not know it.
    let isActive: (_ unit: String) -> Bool?
    /// Runs `systemctl --user` with these words, and tells whether it took them.
    let control: (_ words: [String]) throws -> Bool

    /// Whether it is there at all.
    var answers: Bool { isActive("basic.target") != nil }

    /// - Throws: Exit status 69, after saying so, where it does not take `words`.
    func order(_ words: String...) throws {
        guard try control(words) else {
            throw Exit.unavailable("`systemctl --user \(words.joined(separator: " "))` failed.")
        }
    }
}

extension UserSystemd {
    /// The one on `bus`.
    init(bus: Bus?) {
        self.init(
            isActive: { bus?.isActive(unit: $0) },
            control: { try Self.systemctl(["--quiet"] + $0) })
    }

    /// Runs `systemctl --user` with `words`, and returns whether it took them.
    ///
    /// - Throws: Exit status 69, after a message, when it cannot be started.
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
