import Foundation
import Synchronization

/// A Wayland compositor without screen and input, which does what the test says: see Tests/WaylandServer.
package final class WaylandServer: Sendable {
    /// Where it listens.
    package let folder: URL
    private let server: ChildProcess

    /// - Parameters:
    ///   - folder: That of an earlier one, to take its place.
    ///   - commands: What is done before anybody can connect.
    package init(in folder: URL? = nil, _ commands: String...) throws {
        self.folder = try folder ?? Self.newFolder()
        // It lies beside the tests that are built with it.
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let program = tests.deletingLastPathComponent().appending(path: "wayland-server").path
        server = try ChildProcess(
            [program, "wayland-7"] + commands, environment: ["XDG_RUNTIME_DIR": self.folder.path], takesLines: true)
        let first = server.firstLine()
        guard first == "ready" else { throw NotReady(said: first) }
    }

    package struct NotReady: Error {
        package let said: String
    }

    /// An empty folder for a compositor that is still to come, removed when the tests end; sockets need a short path.
    package static func newFolder() throws -> URL {
        let folder = URL(filePath: "/tmp/wayland-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        folders.withLock { folders in
            if folders.isEmpty {
                atexit {
                    for folder in WaylandServer.folders.withLock({ $0 }) {
                        try? FileManager.default.removeItem(at: folder)
                    }
                }
            }
            folders.append(folder)
        }
        return folder
    }

    private static let folders = Mutex<[URL]>([])

    package static func environment(_ folder: URL) -> [String: String] {
        ["XDG_RUNTIME_DIR": folder.path, "WAYLAND_DISPLAY": "wayland-7"]
    }

    package var environment: [String: String] { Self.environment(folder) }

    /// The next that a client asked for.
    package func said() -> String {
        server.firstLine()
    }

    /// Waits for something that a client asks for, past all before it; whether it came.
    package func said(_ beginning: String) -> Bool {
        while true {
            let line = server.firstLine()
            if line.hasPrefix(beginning) { return true }
            if line.isEmpty { return false }
        }
    }

    package func obey(_ command: String) {
        server.send(command)
    }

    /// Ends at once, without a word to its clients, and leaves its socket behind.
    package func crash() {
        server.end(by: SIGKILL)
    }

    package func end() {
        server.end()
    }
}
