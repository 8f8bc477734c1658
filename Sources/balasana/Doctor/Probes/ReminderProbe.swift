import GLibBridge
import Glibc
import Platform
import Storage

/// Finds other break reminders.
struct ReminderProbe {
    let bus: Bus?
    let session: SessionFacts
    let environment: [String: String]

    /// The reminders that are running.
    func found() -> [OtherReminder] {
        let busNames = bus?.names ?? []
        let known = KnownReminder.running(busNames: busNames, programs: programs(of: getuid()))
        // Only GNOME Shell uses the setting.
        guard session.desktops.contains("GNOME") || busNames.contains("org.gnome.Shell") else { return known }
        let breaks = Self.gnomeBreaks()
        return breaks.isEmpty ? known : known + [.gnome(breaks)]
    }

    /// The lower-case names of the programs that `user` runs in this session, from proc(5). For an interpreter they
    /// include the name of its script.
    func programs(of user: uid_t) -> Set<String> {
        var programs: Set<String> = []
        for pid in Folder.names(in: "/proc") where pid.allSatisfy(\.isNumber) {
            var status = stat()
            guard stat("/proc/\(pid)", &status) == 0, status.st_uid == user else { continue }
            let words = Self.strings("/proc/\(pid)/cmdline").prefix(4).map { Folder.name(of: $0).lowercased() }
            guard let first = words.first, isInSession(pid) else { continue }
            programs.insert(first)
            let isInterpreter = ["python", "sh", "bash", "node", "electron"].contains { first.hasPrefix($0) }
            if isInterpreter, let script = words.dropFirst().first(where: { !$0.hasPrefix("-") }) {
                programs.insert(script)
            }
        }
        return programs
    }

    /// Whether a process uses this session bus or names none. Flatpak gives each process an address of its own.
    private func isInSession(_ pid: String) -> Bool {
        let name = "DBUS_SESSION_BUS_ADDRESS="
        guard let own = environment["DBUS_SESSION_BUS_ADDRESS"],
            let other = Self.strings("/proc/\(pid)/environ").first(where: { $0.hasPrefix(name) })?.dropFirst(name.count)
        else { return true }
        return other == own || other.contains("/run/flatpak/")
    }

    /// The NUL-terminated strings in a file of proc(5).
    private static func strings(_ path: String) -> [String] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        bytes.removeSubrange(fread(&bytes, 1, bytes.count, file)...)
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The breaks that GNOME 48 and later remind about; empty if none is on or the setting does not exist.
    static func gnomeBreaks() -> [String] {
        let gsettings = Program(["gsettings", "get", "org.gnome.desktop.break-reminders", "selected-breaks"])
        return gsettings.output(within: .seconds(2)).map(breaks) ?? []
    }

    /// The breaks in the output of gsettings: `eyesight` and `movement` for `['eyesight', 'movement']`, none for `@as
    /// []`.
    static func breaks(inSetting text: String) -> [String] {
        let quoted = text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
        return quoted.filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
