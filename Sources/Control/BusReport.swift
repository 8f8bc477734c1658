import GLibBridge
import ReminderCore

/// A report that crosses the bus as an `a{sv}` of its coding keys.
public protocol BusReport: Codable {}

extension BusReport {
    /// The `a{sv}` of the report.
    public var variant: Variant {
        do {
            return try Variant(encoding: self)
        } catch {
            preconditionFailure("a report with a field of a type that Variant.scalar does not have: \(error)")
        }
    }

    /// The report in an `a{sv}`; nil where it lacks what every report has.
    public init?(_ variant: Variant) {
        guard let report = try? VariantDecoder.decode(Self.self, from: variant) else { return nil }
        self = report
    }
}

extension SourceReport: BusReport {}
