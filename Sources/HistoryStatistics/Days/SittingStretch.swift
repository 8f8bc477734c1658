import ReminderCore

/// Sitting on one local date, without a break in it.
public struct SittingStretch: Hashable, Sendable {
    /// When it began, by the wall clock.
    public var from: LocalTimestamp
    /// When it ended.
    public var until: UTC
    /// How much of it was counted as sitting.
    public var sitting: Duration
    /// The sitting of the bout that it is a part of.
    public var bout: Duration
}

/// Sitting from a break to a break. It may go over midnight, and from one machine to another.
public struct Bout: Hashable, Sendable {
    /// When it began, by the wall clock.
    public var from: LocalTimestamp
    /// When it ended.
    public var until: UTC
    /// How much of it was counted as sitting.
    public var sitting: Duration

    /// Who sits down for a shorter time has not interrupted the break.
    public static let shortest: Duration = .seconds(60)
}
