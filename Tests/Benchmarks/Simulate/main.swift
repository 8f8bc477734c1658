import Fixtures
import Foundation

// Prints the time of `balasana simulate` for a year, from its start to the last line of its output.
// To run it: `swift build -c release`, then `swift run -c release simulate-benchmark`.

let folder = FileManager.default.temporaryDirectory.appending(path: "balasana-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let trace = folder.appending(path: "year.jsonl")
let text = TraceYear.text(seed: 42)
try text.write(to: trace, atomically: true, encoding: .utf8)
let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
let balasana = URL(filePath: own).deletingLastPathComponent().appending(path: "balasana")

func simulate() throws -> Int {
    let process = Process()
    process.executableURL = balasana
    process.arguments = ["simulate", "--trace", trace.path, "--zone", "Europe/Berlin", "--json"]
    process.environment = ["HOME": folder.path, "XDG_CONFIG_DIRS": folder.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let lines = try output.fileHandleForReading.readToEnd()?.count { $0 == UInt8(ascii: "\n") } ?? 0
    process.waitUntilExit()
    return lines
}

let runs = 9
var times: [Duration] = []
var events = 0
for _ in 0..<runs {
    times.append(try ContinuousClock().measure { events = try simulate() })
}
times.sort()
print("A year at a desk: trace of \(text.count { $0 == "\n" }) lines, \(events) lines of output")
print("median of \(runs) runs: \(times[runs / 2]); fastest \(times[0]), slowest \(times[runs - 1]) (limit: 1 s)")
