import ReminderCore

extension ConfigValue where Value == Bool {
    /// `yes` or `no`; the words of other programs are understood, too.
    static var flag: Self {
        .word(
            [("yes", true), ("no", false)],
            also: [("true", true), ("on", true), ("1", true), ("false", false), ("off", false), ("0", false)])
    }
}

extension ConfigValue where Value == CallSettings.Silence {
    /// `sitting`
    static var silence: Self {
        .word(CallSettings.Silence.allCases.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value == GuideSettings.Audibility {
    /// `slots`
    static var audibility: Self {
        .word(GuideSettings.Audibility.allCases.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value == DeliverySettings.Sound {
    /// `chime`
    static var sound: Self {
        .word(DeliverySettings.Sound.allCases.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value == SlotPurpose {
    /// `warm-up`
    static var purpose: Self {
        .word(SlotPurpose.allCases.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value == Weekday? {
    /// `mon`, or `off`
    static var weekday: Self {
        .word([("off", nil)] + Weekday.allCases.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value == PracticePlace {
    /// `chair`
    static var place: Self {
        .word(PracticePlace.allCases.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value == Variation? {
    /// `wide-knee`, or `auto`
    static var variation: Self {
        .word([("auto", nil)] + Variation.poses.map { ($0.rawValue, $0) })
    }
}

extension ConfigValue where Value: Equatable {
    /// One of two or more words, each for a value. The words in `others` are understood, too.
    private static func word(
        _ words: [(word: String, value: Value)], also others: [(word: String, value: Value)] = []
    ) -> Self {
        let allowed = AllowedText(
            words.dropLast().map(\.word).joined(separator: ", ") + " or \(words[words.count - 1].word)")
        return Self(
            allowed: allowed, words: words.map(\.word),
            parse: { text throws(UnreadableValue) in
                guard let found = (words + others).first(where: { $0.word == text.lowercased() }) else {
                    throw UnreadableValue(text, allowed: allowed)
                }
                return found.value
            },
            text: { value in words.first { $0.value == value }?.word ?? "" })
    }
}

extension ConfigValue where Value == [String] {
    /// `caffeine, spotify`, or `none`; `unnamed` is the empty name.
    static var programs: Self {
        let unnamed = "unnamed"
        let allowed = AllowedText("none or a list of up to 50 program names", examples: "caffeine, spotify")
        return Self(
            allowed: allowed,
            parse: { text throws(UnreadableValue) in
                if text.isEmpty || text.lowercased() == "none" { return [] }
                let names = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
                guard names.count <= 50, !names.contains("") else { throw UnreadableValue(text, allowed: allowed) }
                return names.map { $0.lowercased() == unnamed ? "" : $0 }
            },
            text: { names in
                names.isEmpty ? "none" : names.map { $0.isEmpty ? unnamed : $0 }.joined(separator: ", ")
            })
    }
}
