import Fixtures
import Foundation
import ReminderCore
import Testing

@testable import Storage

/// The wording of the problems of each faulty config, as in `Golden/faulty-configs.txt`.
@Suite("Faulty configs") struct FaultyConfigTests {
    /// The problems of `bytes`, one line each.
    func problems(_ bytes: [UInt8]) -> [String] {
        ConfigReader.read(ConfigFiles([ConfigFile(path: "balasana.conf", bytes: bytes)]), keeping: nil)
            .diagnostics.map {
                "\($0.severity): \($0)"
            }
    }

    /// The config without control characters, and its problems.
    func section(_ fault: FaultyConfigs.Case) -> String {
        let lines = String(decoding: fault.bytes.prefix(200), as: UTF8.self).split(separator: "\n").map {
            "| \($0.harmless)"
        }
        return (["", "# \(fault.name)"] + lines + problems(fault.bytes)).joined(separator: "\n") + "\n"
    }

    @Test func `each has the problems that were reviewed`() throws {
        let now = FaultyConfigs.all.map(section)
        let golden = try GoldenFile.text("faulty-configs.txt", now: now.joined())
        let expected = golden.components(separatedBy: "\n\n").map { $0.trimmed }
        #expect(now.count == expected.count && now.count >= 60)
        for (now, expected) in zip(now, expected) { #expect(now.trimmed == expected) }
    }

    @Test(arguments: FaultyConfigs.all)
    func `each problem names the file, the line if there is one, and what is allowed`(
        fault: FaultyConfigs.Case
    ) {
        let lines = fault.bytes.count { $0 == UInt8(ascii: "\n") } + 1
        for text in problems(fault.bytes) {
            let match = text.firstMatch(
                of: #/^(error|warning): balasana\.conf:((\d+):)? (\[.*\]( .+?)?: |\S+: )?.+; .+$/#)
            #expect(match.map { (1...lines).contains($0.3.flatMap { Int($0) } ?? 1) } == true, "\(text)")
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 } && text.count < 500)
        }
    }

    @Test(arguments: FaultyConfigs.all) func `each key is listed with its value in force`(
        fault: FaultyConfigs.Case
    ) {
        var last = Settings()
        last.sitting.bump = .seconds(9)
        last.slots[0].at = TimeOfDay(hour: 6, minute: 0)
        last.slots[0].days = [.mon]
        for keeping in [nil, last] {
            let files = ConfigFiles([ConfigFile(path: "/c", bytes: fault.bytes)])
            let reading = ConfigReader.read(files, keeping: keeping)
            var values: [ConfigKey: String] = [:]
            for setting in reading.keys { values[setting.key] = setting.value }
            func expect<Group>(_ fields: [ConfigField<Group>], of group: String, in settings: Group) {
                for field in fields {
                    #expect(
                        values[ConfigKey(group: group, key: field.key)] == field.text(settings), "\(group) \(field.key)"
                    )
                }
            }
            for group in ConfigSchema.groups { expect(group.fields, of: group.name, in: reading.settings) }
            for slot in reading.settings.slots { expect(ConfigSchema.slot, of: "slot " + slot.name, in: slot) }
            for meal in reading.settings.meals { expect(ConfigSchema.meal, of: "meal " + meal.name, in: meal) }
            let used = reading.keys.count { $0.key.group.contains(" ") && $0.key.key == "at" && $0.value != "off" }
            #expect(used == reading.settings.slots.count + reading.settings.meals.count)
        }
    }

    @Test func `a file that is no readable text keeps all settings`() throws {
        let workplace = TemporaryFolder()
        try workplace.put("large", [UInt8](repeating: UInt8(ascii: "#"), count: 10 << 20))
        try workplace.put("limit", [UInt8](repeating: UInt8(ascii: "\n"), count: ConfigFile.limit))
        try workplace.put("folder/file", "")
        try workplace.link("loop", to: "loop")
        #expect(mkfifo(workplace.path + "/pipe", 0o600) == 0)
        var last = Settings()
        last.sitting.bump = .seconds(5)
        let allowed = "a text file of at most 256 KiB that you may read"
        for (name, reason) in [
            ("large", "File too large"), ("folder", "Is a directory"), ("pipe", "Operation not supported"),
            ("loop", "Too many levels of symbolic links"),
        ] {
            let path = "\(workplace.path)/\(name)"
            let reading = ConfigReader.read(ConfigFiles([path]), keeping: last)
            #expect(
                reading.diagnostics.map(\.description) == [
                    "\(path): this is not \(allowed) (\(reason)); all settings stay as they are"
                ])
            #expect(reading.settings == last)
        }
        #expect(ConfigReader.read(ConfigFiles([workplace.path + "/limit"]), keeping: last).diagnostics == [])
    }

    @Test func `a broken link keeps all settings and does not count as a missing config`() throws {
        let workplace = TemporaryFolder()
        try workplace.put("dot/b/other", "")
        try workplace.link("balasana.conf", to: "/nowhere/x\u{1B}.conf")
        try workplace.link("a", to: "dot/a")
        try workplace.link("b", to: "dot/b")
        var last = Settings()
        last.body.knees = true
        for (name, target) in [
            ("balasana.conf", "/nowhere/x\u{FFFD}.conf"), ("a/balasana.conf", "\(workplace.path)/dot/a"),
        ] {
            let path = "\(workplace.path)/\(name)"
            let reading = ConfigReader.read(ConfigFiles([path]), keeping: last)
            #expect(
                reading.diagnostics.map(\.description) == [
                    "\(path): this is a link to \(target), which does not exist; all settings stay as they are"
                ])
            #expect(reading.settings == last)
        }
        let none = ConfigReader.read(ConfigFiles([workplace.path + "/b/balasana.conf"]), keeping: last)
        #expect(none.settings == Settings() && none.diagnostics == [])
    }

    @Test(.disabled(if: getuid() == 0, "root may read everything"))
    func `a file without read permission keeps all settings`() throws {
        let workplace = TemporaryFolder()
        try workplace.put("secret", "[sitting]\n")
        chmod(workplace.path + "/secret", 0o000)
        let reading = ConfigReader.read(ConfigFiles([workplace.path + "/secret"]), keeping: nil)
        #expect(reading.diagnostics.map(\.found) == ["Permission denied"])
    }
}
