import Foundation
import Testing

/// Checks the dependencies between the modules, based on their `import` lines.
@Suite("Architecture") struct ArrowTests {
    /// The modules that each module may import, apart from Swift's own.
    static let arrows: [String: Set<String>] = [
        "ReminderCore": [],
        "ReminderSimulation": ["ReminderCore"],
        "HistoryStatistics": ["ReminderCore"],
        "GLibBridge": ["CNotify", "Dispatch", "Glibc", "Synchronization"],
        "Platform": ["ReminderCore", "GLibBridge", "Glibc", "Synchronization"],
        "Sensors": ["ReminderCore", "Platform", "GLibBridge", "CXcbSync", "CWaylandIdle", "Glibc", "Synchronization"],
        "Presenters": ["ReminderCore", "Platform", "GLibBridge"],
        "Storage": ["ReminderCore", "Platform", "GLibBridge", "Glibc", "Synchronization"],
        "Control": ["ReminderCore", "Platform", "GLibBridge"],
        "Agent": [
            "ReminderCore", "Platform", "GLibBridge", "Sensors", "Presenters", "Storage", "Control", "Dispatch",
            "Glibc",
        ],
        "balasana-agent": ["Agent", "Glibc"],
        "balasana": [
            "ReminderCore", "ReminderSimulation", "HistoryStatistics", "Platform", "GLibBridge", "Presenters",
            "Storage", "Control", "ArgumentParser", "FoundationEssentials", "Glibc",
        ],
    ]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func files(of module: String) throws -> [URL] {
        let folder = root.appending(path: "Sources/\(module)")
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    /// Sources also contains system libraries, generated Wayland code, the parts of install.sh and a page about it all.
    @Test func `the dependencies of every module are listed`() throws {
        let modules = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        let others = ["CXcbSync", "CWaylandClient", "CWaylandIdle", "install", "README.md"]
        #expect(Set(modules) == Set(Self.arrows.keys).union(others))
    }

    @Test(arguments: arrows.keys.sorted()) func `a module imports only its listed dependencies`(module: String) throws {
        let files = try Self.files(of: module)
        #expect(!files.isEmpty)
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" }
                guard words.first == "import", let name = words.last?.split(separator: ".").first else { continue }
                #expect(
                    Self.arrows[module]!.contains(String(name)), "\(module)/\(file.lastPathComponent) imports \(name)")
            }
        }
    }

    @Test(arguments: ["ReminderCore", "GLibBridge", "Platform", "Sensors", "Presenters", "Storage", "Control", "Agent"])
    func `modules of the agent use no concurrency that wakes the process every second`(module: String) throws {
        let costly = #/DispatchQueue\.global|\bTask\s*[({]|Task\.(sleep|detached)|AsyncStream|\basync\b/#
        for file in try Self.files(of: module) {
            let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            for line in code {
                let rest = line.replacing("DispatchQueue.main.async", with: "")
                #expect(rest.firstMatch(of: costly) == nil, "\(module)/\(file.lastPathComponent): \(line)")
            }
        }
    }

    @Test func `files have at most 300 lines and specific names`() throws {
        for module in Self.arrows.keys {
            for file in try Self.files(of: module) {
                let lines = try String(contentsOf: file, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count <= 301, "\(file.lastPathComponent) has \(lines.count) lines")
                let name = file.deletingPathExtension().lastPathComponent
                #expect(name.firstMatch(of: #/(Utils?|Helpers?|Managers?|Common|Misc)$/#) == nil, "\(name)")
            }
        }
    }
}
