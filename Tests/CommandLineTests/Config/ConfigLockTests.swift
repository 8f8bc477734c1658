import ArgumentParser
import Foundation
import Testing

@testable import balasana

/// Commands that change the config at the same time.
@Suite("Config lock") struct ConfigLockTests {
    let home: UserHome

    init() throws { home = try UserHome() }

    @Test func `no other user can hold up a command, and another command that stays is an error`() throws {
        try home.put(UserHome.config, "[snooze]\nbudget = 2\n")
        let path = "\(home.path)/\(UserHome.config)"
        // Anyone who can read a folder can lock it.
        let folders: [String] = [home.path, home.path + "/.config/balasana"]
        let others = folders.map { open($0, O_RDONLY) }
        defer { for other in others { close(other) } }
        for other in others { #expect(flock(other, LOCK_EX | LOCK_NB) == 0) }
        #expect(try ConfigLock.held(on: path, timeout: .zero) { true })
        #expect(try home.run("config", "set", "snooze.budget", "1").status == 0)
        let lock = ConfigLock.file(of: path)
        try ConfigLock.held(on: path) {
            var status = stat()
            #expect(stat(lock, &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(throws: ExitCode(EX_CANTCREAT)) {
                try ConfigLock.held(on: path, timeout: .zero) { Issue.record("two at a time") }
            }
        }
        // What a killed command has left is no lock.
        try home.put(".config/balasana/.balasana.conf.lock", "")
        #expect(try ConfigLock.held(on: path, timeout: .zero) { true })
        #expect(home.names(".config/balasana") == ["balasana.conf"])
    }

    @Test func `a command waits for another one for ten seconds, and then says why nothing was changed`() throws {
        let text = "[snooze]\nbudget = 2\n"
        try home.put(UserHome.config, text)
        let begun = ContinuousClock.now
        let result = try ConfigLock.held(on: "\(home.path)/\(UserHome.config)") {
            try home.run("config", "set", "snooze.budget", "1")
        }
        #expect(begun.duration(to: .now) >= .seconds(10))
        #expect(result.status == EX_CANTCREAT && home.text(UserHome.config) == text)
        let message = "HOME/\(UserHome.config) was not changed: another `balasana config` command is changing it."
        #expect(result.error.hasPrefix("balasana: \(message)"))
    }
}
