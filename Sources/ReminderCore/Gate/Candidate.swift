/// Something that Balasana wants to show by itself, and that waits at the ``Gate``.
///
/// The properties are the table of what each kind waits for. All wait until the user is at the desk, the screen is
/// empty and the server accepts notifications.
struct Candidate: Hashable, Sendable {
    enum Subject: Hashable, Sendable {
        /// The question how a hold felt.
        ///
        /// It comes at the first input after the hold, because the user is up and looks at the screen. The grace period
        /// and the wait for a pause in typing would only move it into the work that follows. Quiet hours do not hold it
        /// back either: the user started the hold, and the answer may be that it hurt.
        case question
        case reminder(ReminderKind)
        /// A notice that needs no answer. It is not urgent, so it waits like a slot.
        case notice
        /// The weekly note. It is the least urgent of all.
        case weeklyNote
    }

    let subject: Subject
    /// Since when it has waited for calls; nil if it has not. They hold it back until `longest_wait` after that.
    let callsSince: Instant?

    /// The reasons that can hold it back.
    var heldBackBy: Reasons {
        switch subject {
        case .question: [.pause, .doNotDisturb, .call]
        case .reminder(.sitting): [.pause, .doNotDisturb, .call, .quiet, .offHours]
        case .reminder(.slot), .notice, .weeklyNote: [.pause, .doNotDisturb, .call, .quiet]
        }
    }

    /// Whether it waits for the end of the grace period, and for a pause in typing.
    var waitsForMoment: Bool {
        switch subject {
        case .question: false
        case .reminder, .notice, .weeklyNote: true
        }
    }
}
