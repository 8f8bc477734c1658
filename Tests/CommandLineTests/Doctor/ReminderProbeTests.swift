import Fixtures
import Foundation
import GLibBridge
import Testing

@testable import balasana

@Suite("Other reminders") struct ReminderProbeTests {
    let folder = NSTemporaryDirectory() + "/balasana-\(UUID().uuidString)"

    @Test func `running programs of the user are found by name, scripts by the name of the script`() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/Stretchly", withDestinationPath: "/bin/sleep")
        try "import signal\nprint(flush=True)\nsignal.pause()\n".write(
            toFile: folder + "/safeeyes", atomically: true, encoding: .utf8)
        // Use another session bus, so tests of the whole doctor do not find these programs.
        let bus = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"]
        let program = try ChildProcess([folder + "/Stretchly", "60"], environment: bus)
        let script = try ChildProcess(["python3", "-u", folder + "/safeeyes"], environment: bus)
        _ = script.firstLine()
        func programs(_ environment: [String: String], _ user: uid_t = getuid()) -> Set<String> {
            ReminderProbe(bus: nil, session: SessionFacts(environment: [:]), environment: environment)
                .programs(of: user)
        }
        let found = programs(bus)
        #expect(found.contains("stretchly") && found.contains("safeeyes"))
        #expect(KnownReminder.running(busNames: [], programs: found).contains(.running("Stretchly")))
        #expect(KnownReminder.running(busNames: [], programs: found).contains(.running("Safe Eyes")))
        #expect(!programs(bus, getuid() + 1).contains("stretchly"))
        #expect(!programs(["DBUS_SESSION_BUS_ADDRESS": "unix:path=/elsewhere"]).contains("stretchly"))
        program.end()
        script.end()
    }

    @Test func `other reminders are found by their bus names`() {
        let busNames: Set<String> = ["org.kde.rsibreak", "org.workrave.Workrave", "org.freedesktop.DBus"]
        #expect(
            KnownReminder.running(busNames: busNames, programs: ["safe", "bash"])
                == [.running("Workrave"), .running("RSIBreak")])
    }

    @Test(arguments: [
        ("@as []\n", []), ("['eyesight', 'movement']\n", ["eyesight", "movement"]), ("['movement']", ["movement"]),
        ("", []), ("No such schema\n", []),
    ])
    func `the breaks are read from the output of gsettings`(text: String, breaks: [String]) {
        #expect(ReminderProbe.breaks(inSetting: text) == breaks)
    }
}
