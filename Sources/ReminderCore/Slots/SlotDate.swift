/// A slot on one date.
public struct SlotDate: Hashable, Sendable {
    /// The name of the slot.
    public let name: String
    /// Its date.
    public let date: LocalDate

    /// The slot of `kind` on `date`; nil for sitting, and without a date.
    init?(_ kind: ReminderKind, _ date: LocalDate?) {
        guard case .slot(let name) = kind, let date else { return nil }
        self.name = name
        self.date = date
    }
}
