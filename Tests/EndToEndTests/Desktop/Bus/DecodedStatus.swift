import Foundation

/// The agent's status, as `balasana status --json` prints it and as it is on the bus.
struct DecodedStatus: Decodable, Sendable {
    struct Next: Decodable, Equatable {
        let kind: String
        let at: String
        let hold_seconds: Double
        let variation: String

        /// Whether it is that one, at the same time; a second may be lost in rounding.
        func isSame(as other: Next) throws -> Bool {
            let apart = try Date(at, strategy: .iso8601).timeIntervalSince(Date(other.at, strategy: .iso8601))
            return kind == other.kind && abs(apart) <= 1
        }
    }
    struct Call: Decodable, Equatable {
        let program: String
        let reason: String
    }
    struct Sources: Decodable {
        let idle: String?
        let lock: String?
        let sleep: String?
    }
    struct Hold: Decodable {
        let stage: String
        let variation: String
    }
    let state: String
    let sitting_seconds: Double
    let sitting_since: String?
    let hold: Hold?
    let suspended: Bool
    let history_problems: [String]
    let next: Next?
    let held_back: [String]
    let calls: [Call]
    let snoozes_left: Int
    let sources: Sources
    let notification_server: String?
}
