import Fixtures
import Foundation
import Platform
import ReminderCore
import Testing

@testable import Storage

/// The settings that stay in force when a config gets errors.
@Suite("The last good config") struct LastGoodTests {
    static let good = """
        [sitting]
        remind_after = 50m
        [slot noon]
        at = 12:00
        hold = 40s
        [meal lunch]
        at = 12:30 to 13:00
        [body]
        disc = yes
        """

    func read(_ text: String, keeping: Settings?) -> ConfigReading {
        ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: keeping)
    }

    func edited(_ old: String, _ new: String) -> ConfigReading {
        read(Self.good.replacing(old, with: new), keeping: read(Self.good, keeping: nil).settings)
    }

    @Test(arguments: [
        ("[body]", "[bdoy]"), ("disc =", "dsic ="), ("disc = yes", "disc yes"), ("[slot noon]", "[slto noon]"),
        ("[slot noon]", "[slot no/on]"), ("[meal lunch]", "[meals lunch]"), ("[sitting]", "# [sitting]"),
        ("remind_after", "remind_aftr"), ("hold = 40s", "hod = 40s"), ("at = 12:00", "att = 12:00"),
        ("at = 12:30", "att = 12:30"),
    ])
    func `a setting that a typing error removed stays in force`(old: String, new: String) {
        let now = edited(old, new)
        #expect(now.settings == read(Self.good, keeping: nil).settings)
        let errors = now.diagnostics.filter { $0.severity == .error }
        #expect(errors.first?.consequence.hasSuffix("ignored, and the previous settings are kept") == true)
    }

    @Test func `a setting that was removed on purpose is gone`() {
        let now = read("[sitting]\nremind_after = 50m\n", keeping: read(Self.good, keeping: nil).settings)
        #expect(now.settings.slots == [.morning, .evening] && now.settings.meals == [] && !now.settings.body.disc)
        #expect(now.diagnostics == [])
    }

    @Test func `a new value applies, and so does off, in spite of an error`() {
        let now = edited("[slot noon]\nat = 12:00", "[odd]\n[slot noon]\nat = off\n[sitting]\nremind_after = 20m")
        #expect(now.settings.slots == [.morning, .evening] && now.settings.sitting.remindAfter == .seconds(1200))
        #expect(now.settings.meals.count == 1 && now.settings.body.disc)
    }

    @Test(arguments: ["at = of", "att = off", "at off"]) func `an error does not switch on a session that is off`(
        error: String
    ) {
        let good = read("[slot morning]\nat = off\n[slot noon]\nat = 12:00\n", keeping: nil).settings
        let now = read("[slot morning]\n\(error)\n[slot noon]\nat = 12:00\n", keeping: good)
        #expect(now.settings.slots.map(\.name) == ["evening", "noon"])
        #expect(now.diagnostics.contains { $0.consequence.contains("ignored") })
    }

    @Test func `without a last good config an unreadable value has that of the lower file`() {
        let files = [
            ConfigFile(
                path: "/below",
                text: "[sitting]\nremind_after = 30m\n[slot a]\nat = 10:00\nhold = 40s\n[slot b]\nat = off"),
            ConfigFile(
                path: "/own",
                text: "[sitting]\nremind_after = soon\n[slot a]\nat = 25:00\nhold = long\n"
                    + "[slot b]\nat = noon\n[odd]\n"),
        ]
        let reading = ConfigReader.read(files, keeping: nil)
        #expect(reading.settings.sitting.remindAfter == .seconds(1800))
        #expect(reading.settings.slots.map(\.name) == ["morning", "evening", "a"])
        #expect(reading.settings.slots.last?.hold.start == .seconds(40))
        #expect(
            reading.diagnostics.map(\.consequence) == [
                "using 30m from /below:2", "using 10:00 from /below:4", "using 40s from /below:5",
                "using off from /below:7", "ignored",
            ])
    }

    @Test func `the last good config is kept across a restart and replaces what a faulty one lacks`() throws {
        let home = TemporaryFolder()
        let directories = XDGDirectories(environment: ["HOME": home.path, "XDG_CONFIG_DIRS": home.path + "/etc"])
        let good = LastGoodConfig(directories)
        func write(_ text: String) throws {
            try AtomicFile.write(Array(text.utf8), to: directories.configFile)
            let found = ConfigFiles(directories.configFiles)
            try good.keep(ConfigReader.read(found, keeping: good.settings), of: found)
        }
        #expect(good.settings == nil)
        try write(Self.good)
        #expect(good.settings == read(Self.good, keeping: nil).settings)
        try write(
            Self.good.replacing("50m", with: "soon").replacing("[body]", with: "[bdoy]").replacing(
                "12:00", with: "25:00"))
        #expect(ConfigReader.load(directories).settings == read(Self.good, keeping: nil).settings)
        let reading = ConfigReader.load(directories)
        for (key, value) in [("sitting.remind_after", "50m"), ("body.disc", "yes"), ("slot.noon.at", "12:00")] {
            let setting = reading.setting(try ConfigKey(parsing: key, names: []))
            #expect(setting?.value == value && setting?.isKept == true && setting?.place == nil, "\(key)")
        }
        // As editors on other systems save it.
        try write("\u{FEFF}" + Self.good)
        #expect(good.settings == read(Self.good, keeping: nil).settings)
        try write("[sitting]\nremind_after = 20m\n")
        #expect(good.settings?.body.disc == false && good.settings?.slots == [.morning, .evening])
        // Without a config the defaults are in force, and there is nothing else to keep.
        try FileManager.default.removeItem(atPath: directories.configFile)
        try good.keep(ConfigReader.load(directories), of: ConfigFiles(directories.configFiles))
        #expect(good.settings == nil)
        // A damaged copy does not count.
        try AtomicFile.write(Array("[sitting]\nremind_after = \n".utf8), to: good.path)
        #expect(good.settings == nil)
    }

    @Test func `the valid lines of a faulty config stay in force across a restart`() throws {
        let home = TemporaryFolder()
        let directories = XDGDirectories(environment: ["HOME": home.path, "XDG_CONFIG_DIRS": home.path + "/etc"])
        func edit(_ text: String) throws -> Settings {
            try AtomicFile.write(Array(text.utf8), to: directories.configFile)
            let reading = ConfigReader.load(directories)
            try LastGoodConfig(directories).keep(reading, of: ConfigFiles(directories.configFiles))
            return reading.settings
        }
        _ = try edit(Self.good)
        let own = "[slot morning]\nat = off\n[calls]\nignore = a, b c\n[body]\nknees = yes\n[sitting]\nplace = floor\n"
        let changed = try edit(own + "remind_after = soon\n")
        #expect(changed.body.knees && changed.sitting.remindAfter == .seconds(3000) && changed.slots == [.evening])
        let lost = try edit(own.replacing("[body]", with: "[bdoy]") + "remind_after = soon\n")
        #expect(lost == changed)
        #expect(ConfigReader.load(directories).settings == changed)
        // A file that cannot be read changes nothing.
        let copy = try FileBytes.read(LastGoodConfig(directories).path)
        try FileManager.default.removeItem(atPath: directories.configFile)
        try home.link(".config/balasana/balasana.conf", to: "nowhere")
        let reading = ConfigReader.load(directories)
        #expect(reading.settings == changed && reading.hasErrors)
        try LastGoodConfig(directories).keep(reading, of: ConfigFiles(directories.configFiles))
        #expect(try FileBytes.read(LastGoodConfig(directories).path) == copy)
    }

    @Test func `a schedule of thousands of slots is read up to the thousandth one`() {
        let text = (0..<3000).map { "[slot s\($0)]\nat = 07:00\n[meal m\($0)]\nat = 12:00\n" }.joined()
        let reading = read(text, keeping: nil)
        #expect(reading.settings.slots.count == 1002 && reading.settings.meals.count == 1000)
        let problem = reading.diagnostics.first { $0.severity == .error }
        #expect(
            problem?.description
                == "/c:4001: [slot s1000]: there are more than 1000 groups [slot NAME]; ignored"
        )
    }
}
