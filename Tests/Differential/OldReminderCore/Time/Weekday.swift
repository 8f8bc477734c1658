/// A day of the week, in the order of ISO 8601. The raw value is the word in the config.
public enum Weekday: String, CaseIterable, Comparable, Sendable {
    case mon, tue, wed, thu, fri, sat, sun

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    public var number: Int {
        switch self {
        case .mon: 1
        case .tue: 2
        case .wed: 3
        case .thu: 4
        case .fri: 5
        case .sat: 6
        case .sun: 7
        }
    }

    /// Monday comes first.
    public static func < (left: Weekday, right: Weekday) -> Bool {
        left.number < right.number
    }
}
