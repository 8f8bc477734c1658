import Platform

/// The markup of notifications, which is a subset of HTML.
public enum Markup {
    /// `text` with `&`, `<` and `>` as character entities, and without the control characters that XML forbids.
    public static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.harmlessLines {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
