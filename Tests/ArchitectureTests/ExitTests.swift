import Foundation
import Testing

/// Checks that texts leave the programs only through the functions that clean them.
@Suite("Exits of the code") struct ExitTests {
    /// The files with output that is not cleaned there, and the reason.
    static let raw: [String: String] = [
        "Log.swift": "cleans each line",
        "OpenFile.swift": "writes files",
        "Print.swift": "cleans",
        "StandardError.swift": "cleans",
        "StandardOutput.swift": "cleans, unless the text has escape sequences of our own",
        "TerminalScreen.swift": "has escape sequences, and numbers and words of our own",
        "TerminalText.swift": "cleans",
        "Ending.swift": "prints a completion script",
        "GuideCommand.swift": "prints bold headings; the text is cleaned",
        "HistoryTable.swift": "prints tabs between clean cells",
        "AgentArguments.swift": "prints a fixed text",
    ]

    @Test(arguments: ArrowTests.arrows.keys.sorted()) func `texts are written only where they are cleaned`(
        module: String
    ) throws {
        let output =
            #/
            Swift\.print\( | StandardOutput\.write\( | \bGlibc\.write\( | FileHandle\. |
            \b(fputs|fwrite|puts|dprintf|printf|syslog|debugPrint|dump)\(
            /#
        // The command's own function cleans. No other module has one.
        let plain = #/(^|[^.\w])print\(/#
        for file in try ArrowTests.files(of: module) where Self.raw[file.lastPathComponent] == nil {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let code = line.drop { $0 == " " }
                guard !code.hasPrefix("//") else { continue }
                let isRaw = code.contains(output) || module != "balasana" && code.contains(plain)
                #expect(!isRaw, "\(module)/\(file.lastPathComponent): \(code)")
            }
        }
    }

    @Test func `every listed file exists`() throws {
        let names = try ArrowTests.arrows.keys.flatMap { try ArrowTests.files(of: $0) }.map(\.lastPathComponent)
        #expect(Self.raw.keys.filter { !names.contains($0) } == [])
    }
}
