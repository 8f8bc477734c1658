import ArgumentParser
import Control
import Platform
import Presenters
import Storage

/// Turns the start at login on and off. It uses either the entry in the autostart folder or the systemd user unit,
/// never both, and keeps the user's own changes to them.
struct Autostart {
    /// Finds what starts the agent at login.
    let probe: LoginProbe
    private let entry: AutostartFile
    private let unit: AutostartUnit
    private let sandbox: UnitSandbox

    /// - Parameters:
    ///   - installed: The folder with the installed entry and unit, which are copied to the user's folders.
    ///   - allowsSandbox: Whether systemd can start a program with these settings of a service.
    init(
        probe: LoginProbe, systemd: UserSystemd, installed: String,
        allowsSandbox: @escaping (_ settings: [String]) -> Bool
    ) {
        self.probe = probe
        let name = "\(ControlInterface.name).desktop"
        entry = AutostartFile(
            path: "\(probe.directories.configHome)/autostart/\(name)", original: "\(installed)/\(name)")
        unit = AutostartUnit(folders: probe.units, installed: installed, agent: probe.program, systemd: systemd)
        sandbox = UnitSandbox(
            configHome: probe.directories.configHome, installed: installed, systemd: systemd,
            isSupported: allowsSandbox)
    }

    /// Enables the entry, then disables the unit.
    ///
    /// - Returns: A sentence for each change.
    func enableEntry() throws -> [String] {
        var done: [String] = []
        if let old = try entry.read() {
            let text = EntryText(bytes: old)
            if let shared = probe.sharedEntry, isEnough(shared), isCopy(text, of: shared) {
                try entry.remove()
                done.append("Removed \(entry.path). \(shared.path) starts the agent for all users.")
            } else {
                done += try repair(text)
            }
        } else if !(probe.sharedEntry.map(isEnough) ?? false) {
            try entry.write(try entry.installed())
            done.append("Created \(entry.path).")
        }
        return try done + unit.disableAndRemove() + sandbox.remove()
    }

    /// Enables the unit, then disables the entry.
    ///
    /// - Returns: A sentence for each change.
    func enableUnit() throws -> [String] {
        var done = try unit.enable(desktops: probe.session.desktops) + sandbox.apply()
        // Without the user's file, an entry for all users would start the agent too.
        let isNeeded = probe.sharedEntry.map { !$0.state.isOff } ?? false
        if !isNeeded, !entry.isLink, let old = try entry.read(), let installed = try? entry.installed(),
            EntryText(bytes: old).switchedOn.bytes == installed
        {
            try entry.remove()
            done.append("Removed \(entry.path).")
        }
        return try done + hideEntry()
    }

    /// Disables both.
    ///
    /// - Returns: A sentence for each change; empty if both were off.
    func disable() throws -> [String] {
        try hideEntry() + unit.disable() + sandbox.remove()
    }

    /// Whether an entry for all users starts this installation, so the user needs none. The installation of one user
    /// overrides a package.
    private func isEnough(_ shared: LoginFacts.Entry) -> Bool {
        guard case .works(let program) = shared.state else { return false }
        return program == probe.program || (try? entry.installed()) == nil
    }

    /// Whether the user's entry differs from `shared` only in what disables it. An upgrade may have changed comments.
    private func isCopy(_ text: EntryText, of shared: LoginFacts.Entry) -> Bool {
        guard !entry.isLink, let bytes = try? FileBytes.read(shared.path) else { return false }
        return text.switchedOn.hasSameLines(as: EntryText(bytes: bytes))
    }

    /// Makes an existing entry start the agent, unless the user changed it to start another program.
    private func repair(_ old: EntryText) throws -> [String] {
        var done: [String] = []
        var text = old.switchedOn
        if text != old { done.append("Enabled \(entry.path).") }
        switch probe.state(of: DesktopEntry(bytes: text.bytes)) {
        case .works, .elsewhere, .off: break
        case .programMissing(let program):
            guard Folder.name(of: program) == "balasana-agent" else {
                throw Exit.refused(
                    "\(entry.path) was not changed. It starts \(program), which does not exist. Correct the path in "
                        + "it, or move the file away and try again.")
            }
            let installed = try entry.installed()
            if case .programMissing(let agent) = probe.state(of: DesktopEntry(bytes: installed)) {
                throw Exit.noInput("\(agent) does not exist. \(Installation(agent: probe.program).repair)")
            }
            text = text.starting(asIn: EntryText(bytes: installed))
            done.append("\(entry.path) now starts the installed agent instead of \(program), which does not exist.")
        case .unusable:
            throw Exit.unreadable(
                "\(entry.path) was not changed, because it is not a desktop entry that starts a program. Move it away "
                    + "and try again."
            )
        }
        if text != old { try entry.write(text.bytes) }
        return done
    }

    /// Disables the user's entry. A system-wide entry is disabled by an entry of the user that overrides it.
    private func hideEntry() throws -> [String] {
        guard let found = probe.facts().entry, !found.state.isOff,
            let old = try AutostartFile(path: found.path, original: entry.original).read()
        else { return [] }
        let text = EntryText(bytes: old).switchedOff
        // An entry without its main group starts nothing.
        guard text.bytes != old else { return [] }
        try entry.write(text.bytes)
        return ["Disabled (Hidden=true in \(entry.path))."]
    }
}
