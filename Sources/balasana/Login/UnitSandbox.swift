import GLibBridge
import Glibc
import Platform
import Storage

/// The drop-in of the systemd user unit with the restrictions that need a user namespace. Some systems do not allow
/// user namespaces; there the unit could not start with it.
struct UnitSandbox {
    /// Exit statuses of systemd.exec(5) for what such a system refuses: USER, CAPABILITIES and NAMESPACE.
    static let failures: Set<Int> = [217, 218, 226]

    /// The path of the user's drop-in, even if it does not exist.
    static func path(configHome: String) -> String {
        "\(configHome)/systemd/user/balasana.service.d/sandbox.conf"
    }

    private let file: AutostartFile
    private let systemd: UserSystemd
    private let isSupported: (_ settings: [String]) -> Bool

    /// - Parameters:
    ///   - configHome: The user's config folder.
    ///   - installed: The folder with the installed drop-in.
    ///   - isSupported: Whether systemd can start a program with these settings, such as `PrivateUsers=yes`.
    init(
        configHome: String, installed: String, systemd: UserSystemd,
        isSupported: @escaping (_ settings: [String]) -> Bool
    ) {
        file = AutostartFile(path: Self.path(configHome: configHome), original: "\(installed)/sandbox.conf")
        self.systemd = systemd
        self.isSupported = isSupported
    }

    /// Adds the drop-in with the settings that the system supports, or removes it if there are none. A file that the
    /// user has edited stays.
    ///
    /// - Returns: A sentence for each change.
    func apply() throws -> [String] {
        guard !file.isLink, let installed = try? file.installed() else { return [] }
        let old = try file.read()
        if let old, !Self.isPart(old, of: installed) { return [] }
        guard let wanted = supportedPart(of: installed) else { return try remove() }
        guard old != wanted else { return [] }
        try file.write(wanted)
        try systemd.run("daemon-reload")
        return ["Restricted what the agent can access (\(file.path))."]
    }

    /// Removes the drop-in, unless the user has edited it.
    ///
    /// - Returns: A sentence for each change.
    func remove() throws -> [String] {
        guard !file.isLink, let old = try file.read(), let installed = try? file.installed(),
            Self.isPart(old, of: installed)
        else { return [] }
        try file.remove()
        // Fails if the user has other drop-ins.
        rmdir(Folder.containing(file.path))
        if systemd.isRunning { try systemd.run("daemon-reload") }
        return ["Removed \(file.path)."]
    }

    /// The drop-in without the settings that the system does not support; nil if it does not support the first one, a
    /// user namespace, which the others need.
    private func supportedPart(of installed: [UInt8]) -> [UInt8]? {
        let entries = KeyFileScanner.scan(installed).groups.filter { $0.name == "Service" }.flatMap(\.entries)
        let settings = entries.map { (line: $0.line, text: "\($0.key)=\($0.wholeValue)") }
        guard let first = settings.first else { return nil }
        if isSupported(settings.map(\.text)) { return installed }
        guard isSupported([first.text]) else { return nil }
        let refused = settings.dropFirst().filter { !isSupported([first.text, $0.text]) }
        var lines = installed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for setting in refused.reversed() { lines.remove(at: setting.line - 1) }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// Whether each line of `text` is in `whole`, except for comments.
    private static func isPart(_ text: [UInt8], of whole: [UInt8]) -> Bool {
        func lines(_ text: [UInt8]) -> Set<ArraySlice<UInt8>> {
            Set(text.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") })
        }
        return lines(text).isSubset(of: lines(whole))
    }
}

extension UserSystemd {
    /// Whether the user's systemd can run `program --version` with these settings of a service.
    static func canRun(_ program: String, with settings: [String]) -> Bool {
        let options = ["--user", "--quiet", "--collect", "--wait"] + settings.map { "--property=\($0)" }
        var run = Program(["systemd-run"] + options + [program, "--version"])
        run.hasOwnSession = true
        return (try? run.run()) == 0
    }
}
