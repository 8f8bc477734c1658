import Foundation

/// A released compositor without a screen, with a scripted user.
package final class RealCompositor: Sendable {
    package struct Kind: Sendable, CustomStringConvertible {
        /// The name of the program.
        package let name: String
        /// The protocol, with the name in ``Availability/works(name:limits:)``.
        package let source: String
        /// True if it is installed and can be started here, which needs a user namespace: it refuses to run as root.
        package let canRun: Bool
        /// The command, for the folder of its socket.
        package let command: @Sendable (_ folder: URL) throws -> [String]
        package let environment: [String: String]

        package var description: String { name }
    }

    package let folder: URL
    package let display: String
    private let kind: Kind
    private let compositor: ChildProcess

    package init(_ kind: Kind) throws {
        self.kind = kind
        folder = try WaylandServer.newFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        let own = ["XDG_RUNTIME_DIR": folder.path, "HOME": folder.path, "SWAYSOCK": "\(folder.path)/sway"]
        var (started, display): (ChildProcess, String)
        var triesLeft = 3
        repeat {
            started = try ChildProcess(
                Self.asUser + kind.command(folder), environment: own.merging(kind.environment) { $1 },
                takesLines: true)
            display = started.firstLine()
            // KWin sometimes does not start the program of its session.
            if display.isEmpty { started.end(by: SIGKILL) }
            triesLeft -= 1
        } while display.isEmpty && triesLeft > 0
        guard !display.isEmpty else { throw NotStarted(name: kind.name) }
        (compositor, self.display) = (started, display)
    }

    package struct NotStarted: Error {
        let name: String
    }

    deinit {
        end()
    }

    package var environment: [String: String] { ["XDG_RUNTIME_DIR": folder.path, "WAYLAND_DISPLAY": display] }

    /// Moves the pointer. Returns when the compositor has received the request.
    package func input() throws {
        if kind.name == "sway" {
            let socket = "\(folder.path)/sway"
            try ChildProcess(["swaymsg", "-s", socket, "seat", "seat0", "cursor", "move", "5", "5"]).result()
        } else {
            sendToMover("move")
        }
    }

    /// Ends the compositor and all its child processes.
    package func end() {
        compositor.end(by: SIGKILL)
    }

    private func sendToMover(_ line: String) {
        let pipe = open(folder.appending(path: "moves").path, O_WRONLY | O_NONBLOCK)
        guard pipe >= 0 else { return }
        write(pipe, "\(line)\n", line.utf8.count + 1)
        close(pipe)
    }

    /// Runs a command as a normal user in its own namespaces. All its child processes end with it.
    private static let asUser = [
        "unshare", "--user", "--map-user=1000", "--map-group=1000", "--pid", "--fork", "--kill-child", "--mount-proc",
    ]

    private static func canRun(_ program: String) -> Bool {
        (try? ChildProcess(asUser + [program, "--version"]).result()) != nil
    }

    /// Version 1.7 has org_kde_kwin_idle; version 1.8 and later have ext-idle-notify-v1.
    package static let sway = Kind(
        name: "sway", source: "org_kde_kwin_idle", canRun: canRun("sway"),
        command: { folder in
            let config = folder.appending(path: "config")
            try "xwayland disable\nexec printenv WAYLAND_DISPLAY\n".write(to: config, atomically: true, encoding: .utf8)
            return ["sway", "-c", config.path]
        },
        environment: ["WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"])

    /// It accepts fake input only from programs of its own session.
    package static let kwin = Kind(
        name: "kwin_wayland", source: "ext-idle-notify-v1", canRun: canRun("kwin_wayland"),
        command: { folder in
            let script = folder.appending(path: "mover").path
            mkfifo(folder.appending(path: "moves").path, 0o600)
            try mover.write(toFile: script, atomically: true, encoding: .utf8)
            chmod(script, 0o700)
            return [
                "dbus-run-session", "kwin_wayland", "--virtual", "--width", "640", "--height", "480", "--no-lockscreen",
                "--socket", "wayland-7", script,
            ]
        },
        environment: ["KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"])

    /// Moves the pointer with org_kde_kwin_fake_input for each line from a pipe.
    private static let mover = """
        #!/usr/bin/env python3
        import os, socket, struct
        wire = socket.socket(socket.AF_UNIX)
        wire.connect(os.path.join(os.environ['XDG_RUNTIME_DIR'], os.environ['WAYLAND_DISPLAY']))
        def text(s): return struct.pack('I', len(s) + 1) + s + bytes(4 - len(s) % 4)
        def ask(object, opcode, body):
            wire.sendall(struct.pack('II', object, len(body) + 8 << 16 | opcode) + body)
        ask(1, 1, struct.pack('I', 2))
        ask(1, 0, struct.pack('I', 3))
        received, wanted = b'', b'org_kde_kwin_fake_input'
        while struct.pack('II', 3, 12 << 16) not in received: received += wire.recv(65536)
        name = received[received.index(wanted) - 8:][:4]
        ask(2, 0, name + text(wanted) + struct.pack('II', 3, 4))
        ask(4, 0, text(b'tests') + text(b'tests'))
        print(os.environ['WAYLAND_DISPLAY'], flush=True)
        # Opened for writing too, the pipe never ends.
        moves = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'moves')
        for line in open(os.open(moves, os.O_RDWR), 'rb', buffering=0): ask(4, 1, struct.pack('ii', 768, 768))
        """
}
