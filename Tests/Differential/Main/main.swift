import NewTrace
import OldTrace

// Leads the old and the new policy through the same events and compares their effects, in order, and their statuses.
// `policy-differential [dice runs] [steps a run]`

let runs = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 100 : 100
let steps = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 400 : 400
var compared: [String: Int] = [:]
var differing: [String: Int] = [:]
var examples = 0

@MainActor func compare(_ mode: String, _ seed: UInt64, _ steps: Int) {
    let new = NewTrace.Trace(mode: mode, seed: seed)
    let old = OldTrace.Trace(mode: mode, seed: seed)
    for step in 0..<steps {
        guard let now = new.step(), let before = old.step() else { break }
        let wanted = before.map { $0.replacing("OldReminderCore.", with: "ReminderCore.") }
        if now == wanted { continue }
        differing[mode, default: 0] += 1
        examples += 1
        guard examples <= 6 else { break }
        print("\(mode) \(seed), step \(step):")
        for index in 0..<max(now.count, wanted.count) {
            let (left, right) = (index < wanted.count ? wanted[index] : "-", index < now.count ? now[index] : "-")
            if left == right { print("  = \(left.prefix(300))") } else { print("  old \(left)\n  new \(right)") }
        }
        break
    }
    compared[mode, default: 0] += new.events
    if old.saves != new.saves { saves(old.saves, new.saves) }
}

var fewer: [String: Int] = [:]
var more: [String: Int] = [:]
@MainActor func saves(_ old: [String: Int], _ new: [String: Int]) {
    for event in Set(old.keys).union(new.keys) {
        let difference = (new[event] ?? 0) - (old[event] ?? 0)
        if difference < 0 { fewer[event, default: 0] -= difference }
        if difference > 0 { more[event, default: 0] += difference }
    }
}

compare("year", 1, 400)
compare("person", 27, 400)
for seed in 1...UInt64(runs) { compare("dice", seed, steps) }
for (mode, events) in compared.sorted(by: { $0.key < $1.key }) {
    print("\(mode): \(events) events, \(differing[mode] ?? 0) runs differ")
}
print("states saved less often at: \(fewer.sorted { $0.key < $1.key })")
print("states saved more often at: \(more.sorted { $0.key < $1.key })")
