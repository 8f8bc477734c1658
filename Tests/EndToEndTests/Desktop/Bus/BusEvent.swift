/// The events on the session bus that concern reminders.
enum BusEvent: Sendable {
    /// A program asked the server to show this; its id is not known yet.
    case asked(SentNotification)
    /// The server answered with the notification's id.
    case presented(SentNotification)
    /// The server refused a notification.
    case refused(SentNotification)
    /// A program asked the server to close that notification.
    case closeAsked(UInt32)
    /// The server reported that a notification is gone, and why.
    case closed(UInt32, reason: UInt32)
    /// The server reported that the user chose an action.
    case chosen(UInt32, key: String)
    /// The agent announced its new status.
    case changed(DecodedStatus)
    /// A well-known name has a new owner; an empty string for none.
    case owner(name: String, owner: String)

    var presented: SentNotification? { if case .presented(let notification) = self { notification } else { nil } }
}

/// What a program asked a notification server to show.
struct SentNotification: Sendable {
    /// The id it has; 0 before the server has answered.
    var id: UInt32 = 0
    let sender: String
    let application: String
    let replaces: UInt32
    let icon: String
    let summary: String
    let body: String
    /// Keys and labels, in the order in which they were sent.
    let actions: [(key: String, label: String)]
    let hints: [String: JSON]
    /// Milliseconds; -1 for the server's own choice, 0 for no limit.
    let timeout: Int64

    var keys: Set<String> { Set(actions.map(\.key)) }

    /// The arguments of `Notify`, by the desktop notifications specification; nil if they are not those.
    init?(sender: String, arguments: [JSON]) {
        guard arguments.count == 8, let application = arguments[0].text, let replaces = arguments[1].number,
            let icon = arguments[2].text, let summary = arguments[3].text, let body = arguments[4].text,
            let timeout = arguments[7].number
        else { return nil }
        self.sender = sender
        self.application = application
        self.replaces = UInt32(replaces)
        self.icon = icon
        // Between a number and its unit is a no-break space.
        self.summary = summary.replacing("\u{A0}", with: " ")
        self.body = body.replacing("\u{A0}", with: " ")
        self.timeout = timeout
        let words = arguments[5].list.compactMap(\.text)
        actions = stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
        hints = if case .object(let members) = arguments[6] { members } else { [:] }
    }
}
