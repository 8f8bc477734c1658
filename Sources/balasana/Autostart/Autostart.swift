import ArgumentParser
import Presenters
import Storage

/// The start at login as it is switched on and off: by the entry of the autostart folder or by the systemd user unit, but
/// never by both. What the user has changed in either stays.
struct Autostart {
    /// Looks for what starts the agent at login.
    let probe: LoginProbe
    private let entry: AutostartFile
    private let unit: AutostartUnit

    /// - Parameter installed: The folder with the entry and the unit that were installed to be put into the user's.
    init(probe: LoginProbe, systemd: UserSystemd, installed: String) {
        self.probe = probe
        let name = "\(ControlInterface.name).desktop"
        entry = AutostartFile(
            path: "\(probe.directories.configHome)/autostart/\(name)", original: "\(installed)/\(name)")
        unit = AutostartUnit(configHome: probe.directories.configHome, installed: installed, systemd: systemd)
    }

    /// Switches the entry on and, when that is done, the unit off.
    ///
    /// - Returns: What was done, in sentences.
    func enableEntry() throws -> [String] {
        var done: [String] = []
        if let old = try entry.read() {
            done += try mend(EntryText(bytes: old))
        } else if probe.facts().entry.map({ !$0.state.isWorking }) ?? true {
            try entry.write(try entry.installed())
            done.append("\(entry.path) is there now.")
        }
        return try done + unit.drop()
    }

    /// Switches the unit on and, when that is done, the entry off.
    ///
    /// - Returns: What was done, in sentences.
    func enableUnit() throws -> [String] {
        var done = try unit.enable(desktops: probe.session.desktops)
        if !entry.isLink, let old = try entry.read(), let installed = try? entry.installed(),
            EntryText(bytes: old).switchedOn.bytes == installed
        {
            try entry.remove()
            done.append("\(entry.path) is removed.")
        }
        return try done + hideEntry()
    }

    /// Switches both off.
    ///
    /// - Returns: What was done, in sentences; none where both were off.
    func disable() throws -> [String] {
        try hideEntry() + unit.disable()
    }

    /// Makes an entry that is there start the agent, as far as that is not the user's own doing.
    private func mend(_ old: EntryText) throws -> [String] {
        var done: [String] = []
        var text = old.switchedOn
        if text != old { done.append("\(entry.path) is switched on again.") }
        switch probe.state(of: DesktopEntry(bytes: text.bytes)) {
        case .works, .elsewhere, .off: break
        case .programMissing(let program):
            guard Folder.name(of: program) == "balasana-agent" else {
                throw Exit.refused(
                    "\(entry.path) stays as it is: it starts \(program), which is not there. Put that right in it, or "
                        + "move it away and try again.")
            }
            let installed = try entry.installed()
            if case .programMissing(let agent) = probe.state(of: DesktopEntry(bytes: installed)) {
                throw Exit.noInput("There is no \(agent), which is to start: `./install.sh` puts it there again.")
            }
            text = text.starting(asIn: EntryText(bytes: installed))
            done.append("\(entry.path) was to start \(program), which is not there. Now it starts the installed agent.")
        case .unusable:
            throw Exit.unreadable(
                "\(entry.path) stays as it is: it is no desktop entry that starts a program. Move it away and try again."
            )
        }
        if text != old { try entry.write(text.bytes) }
        return done
    }

    /// Switches off the user's entry, or the machine's by one of the user's that stands for it.
    private func hideEntry() throws -> [String] {
        guard let found = probe.facts().entry, !found.state.isOff,
            let old = try AutostartFile(path: found.path, original: entry.original).read()
        else { return [] }
        let text = EntryText(bytes: old).switchedOff
        // One without its main group starts nothing.
        guard text.bytes != old else { return [] }
        try entry.write(text.bytes)
        return ["\(entry.path) is switched off by a line Hidden=true."]
    }
}
