import GLibBridge
import Glibc
import Platform

/// The key `doNotDisturb` in the settings file of lxqt-notificationd, which has no D-Bus interface for it.
final class LXQtSetting: DoNotDisturbSource, @unchecked Sendable {
    /// In bytes; the rest of the file is ignored.
    private static let longest = 16384

    private let path: String
    private let loop: MainLoop
    private let name: String
    private let report: @Sendable (Bool) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: FolderWatch?
    private var reported: Bool?

    /// - Parameters:
    ///   - environment: The environment of the session; `XDG_CONFIG_HOME` and `HOME` give the path of the file.
    ///   - name: The name of the source that `status` shows.
    init(
        environment: [String: String], loop: MainLoop, name: String, report: @escaping @Sendable (Bool) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) {
        path = XDGDirectories(environment: environment).configHome + "/lxqt/notifications.conf"
        self.loop = loop
        self.name = name
        self.report = report
        self.changed = changed
    }

    func start() {
        watch = FolderWatch([path], loop: loop) { [weak self] _ in
            // A pending change can arrive after stop().
            if let self, watch != nil { read() }
        }
        guard watch != nil else {
            report(false)
            return changed(.missing(reason: "its settings folder cannot be watched"))
        }
        read()
        if watch != nil { changed(.works(name: name)) }
    }

    func stop() {
        watch?.cancel()
        watch = nil
    }

    private func read() {
        let silent = Self.isSilent(contents())
        guard silent != reported else { return }
        reported = silent
        report(silent)
    }

    /// The text of the file; empty if there is none, which is so before the first setting.
    private func contents() -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: Self.longest, alignment: 1) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
    }

    /// True if this text of a Qt settings file has `doNotDisturb=true` in its group `General`.
    static func isSilent(_ text: String) -> Bool {
        var group: Substring = ""
        var silent = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("[") {
                group = line
            } else if group == "[General]", line.hasPrefix("doNotDisturb=") {
                silent = line.dropFirst("doNotDisturb=".count) == "true"
            }
        }
        return silent
    }
}
