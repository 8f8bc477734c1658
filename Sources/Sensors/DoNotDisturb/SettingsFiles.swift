import GLibBridge
import Glibc
import Platform

/// A setting in text files of a desktop that has no D-Bus interface for it.
final class SettingsFiles: DoNotDisturbSource, @unchecked Sendable {
    /// In bytes; the rest of a file is ignored.
    private static let longest = 65536

    private let paths: [String]
    private let loop: MainLoop
    private let name: String
    private let isSilent: @Sendable ([String]) -> Bool
    private let report: @Sendable (Bool) -> Void
    private let changed: @Sendable (Availability) -> Void
    private var watch: FolderWatch?
    private var reported: Bool?

    /// - Parameters:
    ///   - paths: The files, the most important first.
    ///   - name: The name of the source that `status` shows.
    ///   - isSilent: True if these texts, one for each file, turn notifications off. A missing file is an empty text.
    init(
        _ paths: [String], loop: MainLoop, name: String, isSilent: @escaping @Sendable ([String]) -> Bool,
        report: @escaping @Sendable (Bool) -> Void, changed: @escaping @Sendable (Availability) -> Void
    ) {
        self.paths = paths
        self.loop = loop
        self.name = name
        self.isSilent = isSilent
        self.report = report
        self.changed = changed
    }

    func start() {
        watch = FolderWatch(paths, loop: loop) { [weak self] _ in
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
        let silent = isSilent(paths.map(Self.contents))
        guard silent != reported else { return }
        reported = silent
        report(silent)
    }

    /// The text of the file; empty if there is none, which is so before the first setting.
    private static func contents(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: longest, alignment: 1) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
    }
}
