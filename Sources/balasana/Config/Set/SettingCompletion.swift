import ArgumentParser
import Storage

/// Completions for a setting and its value.
enum SettingCompletion {
    /// All settings, including those of the user's slots and meals.
    static let key = CompletionKind.custom { _, _, _ in keys }

    /// The settings. After a setting: its allowed words, or its current value and default.
    static let keyAndValue = CompletionKind.custom { words, index, _ in
        guard let set = words.firstIndex(of: "set"), index > set + 1 else { return keys }
        return index == set + 2 ? values(of: words[set + 1]) : []
    }

    private static var keys: [String] {
        ConfigReader.read(UserConfig().found.files, keeping: nil).keys.map { candidate("\($0.key)", $0.explanation) }
    }

    private static func values(of name: String) -> [String] {
        let reading = ConfigReader.read(UserConfig().found.files, keeping: nil)
        guard let key = try? ConfigKey(parsing: name, names: reading.names), let setting = reading.setting(key) else {
            return []
        }
        if !setting.words.isEmpty {
            return setting.words.map { candidate($0, $0 == setting.initial ? "default" : "") }
        }
        let initial = setting.initial == setting.value ? [] : [candidate(setting.initial, "default")]
        return [candidate(setting.value, "current value")] + initial
    }

    /// `text` in the format of the requesting shell, with the explanation if the shell shows it.
    private static func candidate(_ text: String, _ explanation: String) -> String {
        switch CompletionShell.requesting {
        case .zsh:
            let literal = text.map { $0 == ":" ? "\\:" : String($0) }.joined()
            return explanation.isEmpty ? literal : "\(literal):\(explanation)"
        case .fish: return explanation.isEmpty ? text : "\(text)\t\(explanation)"
        default: return text
        }
    }
}
