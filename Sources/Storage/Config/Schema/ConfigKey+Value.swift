import ReminderCore

extension ConfigKey {
    /// `text` as the config writes its value, such as `1h30m` for `1h 30m`.
    ///
    /// - Throws: What was found and what is allowed, where it is no value of this key.
    public func normalised(_ text: String) throws(UnreadableValue) -> String {
        if let known = ConfigSchema.groups.first(where: { $0.name == group }) {
            return try normalised(text, known.fields, Settings())
        }
        if key == "at", text.lowercased() == "off" { return "off" }
        let words = group.split(separator: " ")
        switch words.first.flatMap({ ConfigSchema.Named(rawValue: String($0)) }) {
        case .slot, nil: return try normalised(text, ConfigSchema.slot, .morning)
        case .meal: return try normalised(text, ConfigSchema.meal, .example)
        }
    }

    private func normalised<Group>(
        _ text: String, _ fields: [ConfigField<Group>], _ group: Group
    ) throws(UnreadableValue) -> String {
        guard let field = fields.first(where: { $0.key == key }) else { return text }
        var group = group
        try field.assign(text, &group)
        return field.text(group)
    }
}
