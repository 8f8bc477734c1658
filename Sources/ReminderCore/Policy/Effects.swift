/// The effects of one event, in their order.
struct Effects {
    private(set) var list: [Effect] = []
    /// Whether a row is among them; then the state is saved too.
    private(set) var hasRows = false

    mutating func append(_ effect: Effect) {
        if case .record = effect { hasRows = true }
        list.append(effect)
    }
}
