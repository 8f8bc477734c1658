import ReminderCore
import ReminderSimulation

/// The output of `simulate --json`: a JSON object on each line. All keys are always present; a missing value is null.
/// The keys are `at`, `event`, `kind` (`sitting` or `slot`), `slot` (its name), `hold_seconds`, `variation`, `reason`.
enum SimulationJSON {
    /// The line for `event`, with a newline.
    static func line(_ event: SimulatedEvent) -> String { value(event).line + "\n" }

    private static func value(_ event: SimulatedEvent) -> JSONValue {
        let (kind, slot): (String?, String?) =
            switch event.kind {
            case .sitting: ("sitting", nil)
            case .slot(let name): ("slot", name)
            case nil: (nil, nil)
            }
        return .object([
            "at": .string(event.at), "event": .string(event.word), "kind": JSONValue(kind),
            "slot": JSONValue(slot), "hold_seconds": JSONValue(event.hold.map { Int($0.components.seconds) }),
            "variation": JSONValue(event.variation?.rawValue),
            "reason": JSONValue(event.reason.isEmpty ? nil : event.reason),
        ])
    }
}
