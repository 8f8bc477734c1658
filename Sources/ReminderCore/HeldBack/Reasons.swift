/// The reasons that hold something back while the user is at the desk (rules 6 and 10). The rules, `status` and the
/// simulation all use this set.
struct Reasons: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// The user's pause.
    static let pause = Reasons(rawValue: 1 << 0)
    /// The desktop's do-not-disturb.
    static let doNotDisturb = Reasons(rawValue: 1 << 1)
    /// A call, a film or a presentation.
    static let call = Reasons(rawValue: 1 << 2)
    /// Quiet hours.
    static let quiet = Reasons(rawValue: 1 << 3)
    /// Hours without sitting reminders.
    static let offHours = Reasons(rawValue: 1 << 4)
    /// A meal, after which poses wait.
    static let meal = Reasons(rawValue: 1 << 5)
}
