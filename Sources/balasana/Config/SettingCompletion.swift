import ArgumentParser
import Storage

/// What a shell offers where a setting or its value is typed.
enum SettingCompletion {
    /// The settings, those of your slots and meals among them.
    static let key = CompletionKind.custom { _, _, _ in keys }

    /// The settings, and behind one of them its words, or its value and its default to begin with.
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
            return setting.words.map { candidate($0, $0 == setting.initial ? "the default" : "") }
        }
        let initial = setting.initial == setting.value ? [] : [candidate(setting.initial, "the default")]
        return [candidate(setting.value, "as it is")] + initial
    }

    /// `text` as the shell takes it, with what it is for where the shell shows that.
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
