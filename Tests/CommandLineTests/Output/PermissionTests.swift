import Foundation
import Platform
import Testing

@testable import Storage
@testable import balasana

/// Files and folders that the user may not open. As root the tests run the command as another user, because permissions
/// do not stop root.
@Suite(.enabled(if: UserHome.canChangeUser, "needs root and setpriv"))
struct PermissionTests {
    private static let history = ".local/share/balasana/history"
    private static let row = "2026-11-05T07:30:00.000+01:00\tdone\tsitting\tclassic\t30\t60\t\n"

    /// A home of the user 65534 with a row of history.
    private func home() throws -> UserHome {
        let home = try UserHome()
        try home.put("\(Self.history)/desk/2026-11.tsv", HistoryRow.header + "\n" + Self.row)
        return home
    }

    private func denied(_ action: String, _ name: String) -> String {
        "cannot \(action) HOME/\(name): Permission denied"
    }

    @Test(arguments: ["laptop", "laptop/2026-10.tsv"])
    func `a part of the history is named, and the rest is counted`(closed: String) throws {
        let home = try home()
        try home.put("\(Self.history)/laptop/2026-10.tsv", HistoryRow.header + "\n" + Self.row)
        try home.giveAway(except: "\(Self.history)/\(closed)")
        let denied = denied(closed == "laptop" ? "read the folder" : "read", "\(Self.history)/\(closed)")
        let history = try home.run("history", "--days", "36500")
        #expect(history.status == 1 && history.error.hasPrefix("balasana: \(denied)\n"))
        #expect(history.out.contains("07:30"))
        let explained = try home.run("hold", "--explain")
        #expect(explained.status == 1 && explained.error.hasPrefix("balasana: \(denied)\n"))
        let simulated = try home.run("simulate", "--trace", "\(home.path)/\(Self.history)")
        #expect(simulated.status == 66 && simulated.out.isEmpty)
        #expect(simulated.error == "balasana: HOME/\(Self.history)/\(closed) cannot be read: Permission denied.\n")
        #expect(home.text("\(Self.history)/laptop/2026-10.tsv")?.hasSuffix(Self.row) == true)
    }

    @Test func `the folder of all machines is named`() throws {
        let home = try home()
        try home.giveAway(except: Self.history)
        let result = try home.run("history", "--days", "36500")
        #expect(result.status == 1 && result.error.hasPrefix("balasana: \(denied("read the folder", Self.history))\n"))
        #expect(home.text("\(Self.history)/desk/2026-11.tsv")?.hasSuffix(Self.row) == true)
    }

    @Test func `a config is named, and stays as it is`() throws {
        let home = try home()
        let text = "[sitting]\nremind_after = 50m\n"
        try home.put(UserHome.config, text)
        try home.giveAway(except: UserHome.config)
        let key = "sitting.hold"
        for command in [["config", "check"], ["config", "get", key], ["config", "set", key, "40s"]] {
            let result = try home.run(arguments: command)
            #expect(result.status != 0, "\(command)")
            let said = result.out + result.error
            #expect(said.contains("HOME/\(UserHome.config)") && said.contains("Permission denied"), "\(said)")
        }
        #expect(home.text(UserHome.config) == text && home.names(".config/balasana") == ["balasana.conf"])
    }

    @Test func `the agent runs without its state, says so, and writes the history`() throws {
        let home = try home()
        let state = ".local/state/balasana"
        try home.put("\(state)/state.conf", "[state]\n")
        try home.giveAway(except: state)
        let result = try home.runSession(
            """
            mkfifo log && { balasana-agent >log 2>&1 & }
            while read -r line; do
              echo "$line"
              [[ $line != *ready ]] || { balasana ate; balasana agent stop; }
            done <log
            """)
        #expect(result.out.contains(denied("read", "\(state)/state.conf")), "\(result.out)")
        #expect(home.text("\(state)/state.conf") == "[state]\n" && home.names(state) == ["state.conf"])
        let files = home.names(Self.history).map { "\(Self.history)/\($0)" }
            .flatMap { folder in home.names(folder).map { "\(folder)/\($0)" } }
        #expect(files.contains { home.text($0)?.contains("\tate\t") ?? false }, "\(result.out)")
    }
}
