import Platform
import ReminderCore

@testable import Storage

extension FuzzReader {
    /// Where the tests have configs.
    static let configSources = [
        "Config/balasana.conf", "Tests/Fixtures/FullConfig.swift", "Tests/StorageTests/Config",
        "Tests/CommandLineTests/Config/StyledConfigs.swift",
    ]

    /// The groups and keys, each with the value it has by default, and units.
    static var configWords: [String] {
        let keys = ConfigReader.read([], keeping: nil).keys
        let groups = Set(keys.map(\.key.group)).sorted().map { "[\($0)]\n" } + ["[slot ", "[meal lunch]\n", "[meal "]
        let entries = Set(keys.map { "\($0.key.key) = " }).sorted() + Set(keys.map(\.value)).sorted()
        let words = Set(keys.flatMap(\.words)).sorted()
        let units = ["h", "m", "s", "ms", "min", " to ", "-", ", ", "off", "yes", "no", "mon-fri", "daily", "24:00"]
        return groups + entries + words + units
    }

    /// `text` if it has at least a group or an entry: tests have other literals as well.
    static let configText: @Sendable ([UInt8]) -> [UInt8]? = { text in
        text.contains(UInt8(ascii: "[")) || text.contains(UInt8(ascii: "=")) ? text : nil
    }

    static let config = FuzzReader(
        name: "config", sources: configSources, adapt: configText, words: { configWords },
        repeatedSize: ConfigFile.limit,
        check: ConfigCheck.check)
}

/// What holds for every reading of a config.
enum ConfigCheck {
    /// No sentence for a person is longer than this, in characters.
    private static let longestSentence = 1500
    /// Forty problems, and one that counts the others.
    private static let mostProblems = 41

    static func check(_ bytes: [UInt8]) {
        let file = ConfigFile(path: "/etc/balasana.conf", bytes: bytes)
        let reading = ConfigReader.read([file], keeping: nil)
        let lines = bytes.count { $0 == 0x0A } + 1
        check(reading, lines: lines)
        checkSentences(reading, lines: lines)
        let doubled = ConfigReader.read([file, file], keeping: nil)
        demand(doubled.settings == reading.settings, "a file over itself says something else")
        let kept = ConfigReader.read([file], keeping: reading.settings)
        demand(kept.settings == reading.settings, "settings that are kept differ from themselves")
        check(ConfigReader.read([file], keeping: Settings()), lines: lines)
        // A file that is not text is left out as a whole.
        let whole = ConfigReader.read(ConfigFiles([file]), keeping: nil)
        demand(whole.settings == reading.settings || whole.hasErrors, "a file was left out without a word")
    }

    /// Every value is one that its key takes, and a file of all of them says the same.
    private static func check(_ reading: ConfigReading, lines: Int) {
        var text = ""
        var group = ""
        for setting in reading.keys {
            for place in [setting.place, setting.fault] {
                demand(place.map { (1...lines).contains($0.line) } ?? true, "\(setting.key) is in \(place!)")
            }
            // Reading a value takes long, and what is not set is the same in every config.
            if setting.value != setting.initial {
                let normalised = try? setting.key.normalised(setting.value)
                demand(
                    normalised == setting.value,
                    "\(setting.key) has \(setting.value), which is read as \(normalised ?? "nothing")")
            }
            if setting.key.group != group { text += "[\(setting.key.group)]\n" }
            group = setting.key.group
            text += "\(setting.key.key) = \(setting.value)\n"
        }
        let again = ConfigReader.read([ConfigFile(path: "/again.conf", text: text)], keeping: nil)
        demand(again.settings == reading.settings, "other settings are read from all of them:\n\(text)")
        demand(!again.hasErrors, "\(again.diagnostics) in all settings:\n\(text)")
    }

    private static func checkSentences(_ reading: ConfigReading, lines: Int) {
        demand(reading.diagnostics.count <= mostProblems, "\(reading.diagnostics.count) problems in \(lines) lines")
        for problem in reading.diagnostics {
            let sentence = problem.description
            demand(problem.line.map { (1...lines).contains($0) } ?? true, "a problem of line \(problem.line!)")
            demand(sentence == sentence.harmless, "a control character in: \(sentence)")
            demand(sentence.count <= longestSentence, "a sentence of \(sentence.count) characters: \(sentence)")
        }
    }
}
