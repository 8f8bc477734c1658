import Fixtures
import Foundation
import Platform
import ReminderCore
import Testing

@testable import Storage

@Suite struct ConfigLoadTests {
    let place = TemporaryFolder()
    var directories: XDGDirectories {
        XDGDirectories(environment: ["HOME": place.path, "XDG_CONFIG_DIRS": place.path + "/etc"])
    }
    var kept: Settings {
        var settings = Settings()
        settings.sitting.remindAfter = .seconds(7)
        return settings
    }

    @Test func `the user's file overrides the system's, and without files the defaults apply`()
        throws
    {
        try place.put("etc/balasana/balasana.conf", "[sitting]\nremind_after = 10m\nbump = 1s\n")
        try place.put(".config/balasana/balasana.conf", "[sitting]\nremind_after = 20m\n")
        let both = ConfigReader.read(ConfigFiles(directories.configFiles), keeping: kept)
        #expect(both.diagnostics == [])
        #expect(both.settings.sitting.remindAfter == .seconds(1200) && both.settings.sitting.bump == .seconds(1))
        try FileManager.default.removeItem(atPath: directories.configFile)
        #expect(
            ConfigReader.read(ConfigFiles(directories.configFiles), keeping: kept).settings.sitting.remindAfter
                == .seconds(600))
        try FileManager.default.removeItem(atPath: place.path + "/etc")
        let none = ConfigReader.read(ConfigFiles(directories.configFiles), keeping: kept)
        #expect(none.settings == Settings() && none.diagnostics == [])
    }

    @Test(arguments: [
        (".", "Is a directory"), ("/proc/self/mem", "Input/output error"), ("/dev/zero", "Operation not supported"),
        ("balasana.conf", "Too many levels of symbolic links"),
    ])
    func `a file that cannot be read is a problem, and all settings stay in force`(target: String, reason: String)
        throws
    {
        try place.put("etc/balasana/balasana.conf", "[sitting]\nremind_after = 10x\n")
        try place.put(".config/balasana/other", "")
        try place.link(".config/balasana/balasana.conf", to: target)
        let reading = ConfigReader.read(ConfigFiles(directories.configFiles), keeping: kept)
        #expect(reading.settings == kept)
        #expect(reading.diagnostics.count == 2)
        #expect(
            reading.diagnostics.last?.description
                == "\(directories.configFile): this is not a text file of at most 256 KiB that you may read "
                + "(\(reason)); all settings stay as they are")
    }

    @Test(arguments: [false, true])
    func `while a system-wide file cannot be read, the user's own settings are used`(hasKept: Bool) throws {
        try place.put("etc/balasana/other", "")
        try place.link("etc/balasana/balasana.conf", to: ".")
        try place.put(".config/balasana/balasana.conf", "[sitting]\nremind_after = 40m\n[slot noon]\nat = 12:00\n")
        let reading = ConfigReader.read(ConfigFiles(directories.configFiles), keeping: hasKept ? kept : nil)
        var expected = hasKept ? kept : Settings()
        #expect(reading.settings.sitting.remindAfter == .seconds(40 * 60))
        #expect(reading.settings.slots.contains { $0.name == "noon" })
        expected.sitting.remindAfter = .seconds(40 * 60)
        #expect(reading.settings.sitting == expected.sitting && reading.settings.body == expected.body)
        #expect(reading.diagnostics.map(\.file) == [place.path + "/etc/balasana/balasana.conf"])
    }
}
