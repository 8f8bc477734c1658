import Platform
import ReminderCore

@testable import Storage
@testable import balasana

extension FuzzReader {
    private static let changes = [
        "sitting.remind_after 50m", "slot.morning.at 07:15", "slot.gym.at 17:45", "body.knees yes",
        "meal.lunch.at 12:30-13:00", "quiet.hours 22:00-06:00", "snooze.lengths 5m, 10m", "sitting.hold 40s",
    ]

    /// The first line is `KEY VALUE`, the rest the config.
    static let configSet = FuzzReader(
        name: "config-set",
        sources: configSources + ["Tests/CommandLineTests/Config/ConfigChangeTests.swift"],
        adapt: { text in
            guard let text = configText(text) else { return nil }
            // A key that is in it, if there is one.
            let words = String(decoding: text, as: UTF8.self).split { " =\t\n".contains($0) }
            let present = changes.first { change in
                words.contains { change.split(separator: " ")[0].hasSuffix("." + $0) }
            }
            return Array("\(present ?? changes[text.count % changes.count])\n".utf8) + text
        },
        words: { ConfigReader.read([], keeping: nil).keys.map(\.key.description) + configWords },
        check: ConfigSetCheck.check)
}

/// What holds for every `config set`.
enum ConfigSetCheck {
    static func check(_ input: [UInt8]) {
        let end = input.firstIndex(of: 0x0A) ?? input.count
        let words = String(decoding: input[..<end], as: UTF8.self).split(separator: " ", maxSplits: 1)
        let file = ConfigFile(path: "/home/a/balasana.conf", bytes: Array(input[end...].dropFirst()))
        let old = ConfigReader.read([file], keeping: nil)
        guard words.count == 2, let key = try? ConfigKey(parsing: String(words[0]), names: old.names) else { return }
        let value = String(words[1]).trimmed
        do {
            let change = try ConfigChange(key, value, in: file, isNew: false, below: [])
            check(change, of: key, in: file, old)
        } catch ConfigChange.Obstacle.otherMeaning {
            // A value can bring another key's problem to light, but not in a config without any.
            demand(
                old.diagnostics.contains { $0.key != key.key },
                "\(key) = \(value) is refused in a config without another problem")
        } catch {}
    }

    private static func check(_ change: ConfigChange, of key: ConfigKey, in file: ConfigFile, _ old: ConfigReading) {
        let new = ConfigReader.read([change.file], keeping: nil)
        demand(new.setting(key)?.value == change.after, "\(key) = \(change.after) reads back as another value")
        demand(new.setting(key)?.place?.line == change.line, "\(key) is not in line \(change.line)")
        checkRest(change, of: key, in: file)
        let again = try? ConfigChange(key, change.after, in: change.file, isNew: false, below: [])
        demand(again?.file.bytes == change.file.bytes, "\(key) = \(change.after) a second time changes the file")
        guard let before = old.setting(key), before.fault == nil else { return }
        let back = try? ConfigChange(key, before.value, in: change.file, isNew: false, below: [])
        demand(back != nil, "\(key) cannot be set back to \(before.value)")
        let settings = back.map { ConfigReader.read([$0.file], keeping: nil).settings }
        demand(settings == old.settings, "\(key) set back to \(before.value) leaves other settings")
    }

    /// But for the old value every byte is there, in one piece before the new one and in one behind it.
    private static func checkRest(_ change: ConfigChange, of key: ConfigKey, in file: ConfigFile) {
        let (old, new) = (file.bytes, change.file.bytes)
        let entries = KeyFileScanner.scan(old).groups
            .filter { ConfigKey.id(ofGroup: $0.name) == key.group }.flatMap(\.entries).filter { $0.key == key.key }
        let hole = entries.last?.valueSpan
        let front = zip(old, new).prefix { $0 == $1 }.count
        let back = min(zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count, min(old.count, new.count) - front)
        let removed = front..<max(front, old.count - back)
        demand(
            removed.isEmpty
                || hole.map { $0.lowerBound <= removed.lowerBound && removed.upperBound <= $0.upperBound }
                    ?? false,
            "bytes \(removed) are gone")
        let added = new.count { $0 == 0x0A } - old.count { $0 == 0x0A }
        demand((0...4).contains(added), "\(added) lines more")
    }
}
