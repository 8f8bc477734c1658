import Platform

extension ConfigValue where Value == String? {
    /// `Roll out the mat first`, or `none`: a text of the user's own, of at most `longest` Unicode scalars.
    static func note(longest: Int) -> Self {
        let allowed = AllowedText("none or a text of at most \(longest) characters", examples: "Roll out the mat first")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                let note = String(text.trimmed.map { $0 == "\t" ? " " : $0 })
                if note.isEmpty || note.lowercased() == "none" { return nil }
                let length = note.unicodeScalars.count
                guard length <= longest else {
                    throw UnreadableValue(
                        text, allowed: allowed,
                        problem:
                            "\(UnreadableValue.quoted(text)) has \(length) characters, at most \(longest) are allowed")
                }
                return note
            },
            text: { $0 ?? "none" })
    }
}
