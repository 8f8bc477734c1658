/// Something that is to be presented by itself, and waits at the ``Gate``.
///
/// The table of what each of them waits for. All wait for a user who is there, for an empty screen and for a server
/// that took the last one.
struct Candidate: Hashable, Sendable {
    enum Subject: Hashable, Sendable {
        /// The question how a hold felt.
        ///
        /// It comes at the first input after the hold: the user is up and looks at the screen. The calm after a return
        /// and the wait for a pause in typing would only move it into the work that follows. Quiet hours do not hold it
        /// back either. They keep away what comes by itself, but in them the user has started the hold by hand, and
        /// the answer may be that it hurt.
        case question
        case reminder(ReminderKind)
        /// A notice that needs no answer. Nothing in it is urgent, so it waits for all that a reminder waits for.
        case notice
    }

    let subject: Subject
    /// Since when it waits: a call holds it back for `longest_wait` from then on.
    let since: Instant

    /// The reasons that hold it back.
    var heldBackBy: Reasons {
        switch subject {
        case .question: [.pause, .doNotDisturb, .call]
        case .reminder(.sitting): [.pause, .doNotDisturb, .call, .quiet, .offHours]
        case .reminder(.slot), .notice: [.pause, .doNotDisturb, .call, .quiet]
        }
    }

    /// Whether it waits for the end of the calm after a return, and for a good moment.
    var waitsForMoment: Bool {
        switch subject {
        case .question: false
        case .reminder, .notice: true
        }
    }
}
