import ReminderCore

/// A source of idle time. Use it only on the loop's thread.
///
/// Its initialiser takes two closures: `report` gets the readings, and `changed` gets the ``Availability`` when it is
/// first known and at each change. Readings come only while the source works. A source that fails detects by itself,
/// without polling, when it works again, and then repeats the last ``watch(after:)``.
protocol IdleSource: AnyObject, Sendable {
    /// True if ``watch(after:)`` also counts idle time before the call; otherwise idle time counts from the call.
    var reportsPastSilence: Bool { get }

    /// True if it also detects that a program holds an idle inhibitor.
    var showsInhibitors: Bool { get }

    /// Starts the source. Call it once.
    func start()

    /// From now on reports `.idle` when there was no input for `span`, immediately if that is already so, and then
    /// `.input` at the first input. If the user is active, the first call also reports `.input` with the time of the
    /// last input, as far as it is known.
    ///
    /// A reported `.idle` lasts until the next input, even if `span` is now longer.
    func watch(after span: Duration)

    /// Stops the source. Nothing is reported after this.
    func stop()
}

extension IdleSource {
    var showsInhibitors: Bool { false }
}
