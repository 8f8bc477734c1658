import Control

/// The object that `status --json` prints: ``StatusReport`` as it is on the bus, with these differences.
///
/// - Every key is always there; a value that is missing is null. Without an agent, all but `state` are null.
/// - `hold` has no times on the boot-time clock, which scripts cannot read.
/// - `unheard` is left out; `doctor --json` has what follows from it.
enum StatusJSON {
    /// The `state` without an agent.
    static let noAgent = "no-agent"

    /// The keys of the object.
    static let keys = StatusReport.CodingKeys.allCases.filter { $0 != .unheard }

    /// A hold, with its length in seconds.
    struct Hold: Encodable {
        private let kind: String
        private let slot: String?
        private let variation: String
        private let stage: String
        private let lengthSeconds: Int
        private let isDone: Bool?
        private let isSample: Bool

        enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, slot, variation, stage
            case lengthSeconds = "length_seconds"
            case isDone = "done"
            case isSample = "sample"
        }

        init(_ hold: HoldReport) {
            kind = hold.kind
            slot = hold.slot
            variation = hold.variation
            stage = hold.stage
            lengthSeconds = hold.length / 1000
            isDone = hold.isDone
            isSample = hold.isSample
        }
    }

    /// The object for `report`; nil for no agent.
    static func value(_ report: StatusReport?) throws -> JSONValue {
        var found: [String: JSONValue] = [StatusReport.CodingKeys.state.rawValue: .string(noAgent)]
        if let report, case .object(let members) = try JSONValue(encoding: report) {
            found = members
            found[StatusReport.CodingKeys.hold.rawValue] = try report.hold.map { try JSONValue(encoding: Hold($0)) }
        }
        return .object(Dictionary(uniqueKeysWithValues: keys.map { ($0.rawValue, found[$0.rawValue] ?? .null) }))
    }
}
