import GLibBridge
import ReminderCore

/// The survey on the bus: `a{sv}`, in which each concern that was looked into has its name and an `a{sv}` of `in_use`
/// (`as`), `limits` (`as`) and `rejected` (`a(ss)`, a name and a reason each).
extension SourceReport {
    /// The `a{sv}` of the survey.
    public var variant: Variant {
        var fields: [String: Variant] = [:]
        for entry in entries {
            fields[entry.concern.rawValue] = .dictionary([
                "in_use": .strings(entry.inUse), "limits": .strings(entry.limits),
                "rejected": .array(
                    elementSignature: "(ss)",
                    entry.rejected.map { .tuple([.string($0.name), .string($0.reason)]) }),
            ])
        }
        return .dictionary(fields)
    }

    /// The survey in an `a{sv}`, its entries in the order of ``Concern``; nil for any other value. Concerns of later
    /// versions, and what is not of its type, are left out.
    public init?(_ variant: Variant) {
        guard case .dictionary = variant.unwrapped else { return nil }
        self.init(
            Concern.allCases.compactMap { concern in
                guard let entry = variant[concern.rawValue], case .dictionary = entry.unwrapped else { return nil }
                let rejected = (entry["rejected"]?.elements ?? []).compactMap { member -> Rejected? in
                    let texts = member.elements.compactMap(\.stringValue)
                    return texts.count == 2 ? Rejected(name: texts[0], reason: texts[1]) : nil
                }
                return Entry(
                    concern, inUse: entry["in_use"]?.elements.compactMap(\.stringValue) ?? [],
                    limits: entry["limits"]?.elements.compactMap(\.stringValue) ?? [], rejected: rejected)
            })
    }
}
