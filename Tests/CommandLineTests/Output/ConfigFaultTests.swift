import Foundation
import Testing

/// What the commands that need no agent say about a config that cannot be used, or not in full.
@Suite("Config faults") struct ConfigFaultTests {
    enum Fault: CaseIterable {
        case value, folder, danglingLink, permission

        /// What the sentence about it contains.
        var words: String {
            switch self {
            case .value: "\"45 potatoes\""
            case .folder: "Is a directory"
            case .danglingLink: "a link to HOME/gone"
            case .permission: "Permission denied"
            }
        }

        /// Permissions do not stop root, so the tests change to another user.
        static var testable: [Fault] { allCases.filter { $0 != .permission || UserHome.canChangeUser } }
    }

    /// A home with that fault, and with a copy of the settings that were in force before it.
    private func home(_ fault: Fault) throws -> UserHome {
        let home = try UserHome()
        let file = "\(home.path)/\(UserHome.config)"
        try home.put(UserHome.config, "[sitting]\nremind_after = 45 potatoes\n")
        try home.put(".local/state/balasana/good.conf", "[sitting]\nremind_after = 50m\n[body]\nknees = yes\n")
        try home.put("trace", "2026-11-30T09:00:00+01:00 input\n")
        switch fault {
        case .value: break
        case .folder:
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        case .danglingLink:
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "\(home.path)/gone")
        case .permission: try home.giveAway(except: UserHome.config)
        }
        return home
    }

    @Test(arguments: Fault.testable) func `a fault is named, and the settings before it are used`(fault: Fault) throws {
        let home = try home(fault)
        for command in [["hold", "--explain"], ["plan"], ["plan", "--json"], ["guide"]] {
            let result = try home.run(arguments: command)
            #expect(result.status == 0 && !result.out.isEmpty, "\(command)")
            #expect(result.error.hasPrefix("balasana: HOME/\(UserHome.config)"), "\(command): \(result.error)")
            #expect(result.error.contains(fault.words), "\(command): \(result.error)")
        }
        #expect(try home.run("plan").out.contains("50 min"))
        // A file that can be read and does not set it has its default.
        #expect(try home.run("hold", "--explain").out.contains("knees = yes") == (fault != .value))
    }

    @Test(arguments: Fault.testable) func `it is an error where the result would be wrong`(fault: Fault) throws {
        let home = try home(fault)
        let commands = [
            ["config", "show"], ["config", "show", "--json"], ["config", "get", "sitting.remind_after"],
            ["config", "check"], ["simulate", "--trace", "\(home.path)/trace"],
        ]
        for command in commands {
            let result = try home.run(arguments: command)
            #expect(result.status == 65, "\(command)")
            let said = (result.out + result.error).replacing("\\", with: "")
            #expect(said.contains("HOME/\(UserHome.config)") && said.contains(fault.words), "\(command): \(said)")
        }
    }
}
