/// The effects of one event, in their order.
struct Effects {
    private(set) var list: [Effect] = []
    /// Whether a row is among them: the state is saved with each.
    private(set) var hasRows = false

    mutating func append(_ effect: Effect) {
        if case .record = effect { hasRows = true }
        list.append(effect)
    }
}
