import Foundation
import Synchronization

/// A scripted Wayland compositor without screen and input: see Tests/WaylandServer.
package final class WaylandServer: Sendable {
    /// The folder of its socket.
    package let folder: URL
    private let server: ChildProcess

    /// - Parameters:
    ///   - folder: The folder of an earlier server, to replace it; nil for a new folder.
    ///   - commands: Commands to run before any client connects.
    package init(in folder: URL? = nil, _ commands: String...) throws {
        self.folder = try folder ?? Self.newFolder()
        // The program is built next to the tests.
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

    /// An empty folder for a later server, with a short path for the socket. It is removed when the tests end.
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

    /// Waits for the next request of a client.
    package func nextLine() -> String {
        server.firstLine()
    }

    /// Waits for a request that starts with `beginning`, and skips all before it. Returns false if none comes.
    package func waitFor(_ beginning: String) -> Bool {
        while true {
            let line = server.firstLine()
            if line.hasPrefix(beginning) { return true }
            if line.isEmpty { return false }
        }
    }

    /// Sends a command: see `Compositor.execute`.
    package func send(_ command: String) {
        server.send(command)
    }

    /// Kills the server. It sends nothing to its clients and leaves its socket file.
    package func crash() {
        server.end(by: SIGKILL)
    }

    package func end() {
        server.end()
    }
}
