import ArgumentParser
import ReminderCore

/// A pose on the command line, by its name in the config.
struct VariationArgument: ExpressibleByArgument {
    let variation: Variation

    init?(argument: String) {
        guard let found = Variation.poses.first(where: { $0.rawValue == argument.lowercased() }) else { return nil }
        variation = found
    }

    static var allValueStrings: [String] { Variation.poses.map(\.rawValue) }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
