import ReminderCore

/// A source of idle time. All of it is for the loop's thread alone.
///
/// It is made with two closures: `report`, which gets its readings, and `changed`, which gets its ``Availability``
/// first when that is known, and then each time it changes. Readings come only while it works. A source that has gone
/// looks by itself for its return, without polling, and then reads anew with the last ``watch(after:)``.
protocol IdleSource: AnyObject, Sendable {
    /// Whether ``watch(after:)`` also tells of silence that began before it, at its beginning; otherwise silence counts
    /// from the call.
    var tellsPastSilence: Bool { get }

    /// Whether it also shows that a program keeps the desktop from going idle.
    var showsInhibitors: Bool { get }

    /// Begins; call it once.
    func start()

    /// From now on reports `.idle` once input has been quiet for `span`, at once if it has been already, and then
    /// `.input` at the first input. The first call also reports `.input`, at the last one as far as that is known, when
    /// input goes on.
    ///
    /// An `.idle` already reported holds until the next input, also when `span` is now longer.
    func watch(after span: Duration)

    /// Ends it; nothing is reported after this.
    func stop()
}

extension IdleSource {
    var showsInhibitors: Bool { false }
}
