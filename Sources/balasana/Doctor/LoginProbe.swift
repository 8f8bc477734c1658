import Glibc
import Presenters
import Storage

/// Looks for what starts the agent at login, where install.sh puts it and where users do.
struct LoginProbe {
    let directories: XDGDirectories
    let session: SessionFacts
    /// The folders in which programs are looked for.
    let path: [String]
    /// The agent that this program would start.
    let program: String
    /// Whether that unit of the user's systemd is active; nil where nobody can tell.
    let isActive: (_ unit: String) -> Bool?

    /// What was found.
    func facts() -> LoginFacts {
        var compositor = Compositor.among(session.desktops)
        // Where systemd takes the autostart folder over, as under uwsm and niri-session, the compositor need not read it.
        if isActive("xdg-desktop-autostart.target") == true { compositor = nil }
        var facts = LoginFacts(entry: entry, unit: unit, compositor: compositor, program: program)
        if let compositor { facts.compositorStartsIt = startsIt(compositor) }
        // A unit that systemd does not know it has not loaded, so that it was not reached.
        if facts.unit != nil, isActive("basic.target") != nil {
            facts.hasGraphicalTarget = isActive("graphical-session.target") ?? false
        }
        return facts
    }

    /// The first entry by the order of the folders, as one of the user's stands for one of the machine's.
    private var entry: LoginFacts.Entry? {
        let folders = [directories.configHome] + directories.configDirs
        let paths = folders.map { "\($0)/autostart/\(ControlInterface.name).desktop" }
        guard let path = paths.first(where: { access($0, F_OK) == 0 }) else { return nil }
        return LoginFacts.Entry(path: path, state: state(ofEntry: path))
    }

    /// What the entry does, by the Desktop Application Autostart Specification 0.5.
    private func state(ofEntry path: String) -> LoginFacts.Entry.State {
        guard let entry = DesktopEntry(path: path) else { return .unusable }
        if entry.isTrue("Hidden") == true { return .off(line: "Hidden=true") }
        // What the tools of GNOME and MATE write to switch an entry off.
        let ofMATE = session.desktops.contains("MATE") ? ["X-MATE-Autostart-enabled"] : []
        let switches = ["X-GNOME-Autostart-enabled"] + ofMATE
        if let off = switches.first(where: { entry.isTrue($0) == false }) { return .off(line: "\(off)=false") }
        if let only = entry.list("OnlyShowIn"), !only.contains(where: session.desktops.contains) {
            return .elsewhere(line: "OnlyShowIn=\(only.joined(separator: ";"))")
        }
        if let not = entry.list("NotShowIn"), not.contains(where: session.desktops.contains) {
            return .elsewhere(line: "NotShowIn=\(not.joined(separator: ";"))")
        }
        guard let program = entry.program else { return .unusable }
        for wanted in [entry["TryExec"], program].compactMap({ $0 }) where !isThere(wanted) {
            return .programMissing(wanted)
        }
        return .works(program: program)
    }

    private func isThere(_ program: String) -> Bool {
        if program.contains("/") { return access(program, X_OK) == 0 }
        return path.contains { access("\($0)/\(program)", X_OK) == 0 }
    }

    private var unit: LoginFacts.Unit? {
        let folder = directories.configHome + "/systemd/user"
        let unit = folder + "/balasana.service"
        guard access(unit, F_OK) == 0 else { return nil }
        return LoginFacts.Unit(
            path: unit,
            isEnabled: access(folder + "/graphical-session.target.wants/balasana.service", F_OK) == 0)
    }

    /// Whether a line of the compositor's config names the agent.
    private func startsIt(_ compositor: Compositor) -> Bool {
        let folder = "\(directories.configHome)/\(compositor.folder)"
        // One folder further down lie the parts that it includes.
        let files = Folder.names(in: folder).flatMap { name in
            [name] + Folder.names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
        }
        return files.contains { namesAgent("\(folder)/\($0)") }
    }

    private func namesAgent(_ file: String) -> Bool {
        guard let bytes = try? FileBytes.read(file, limit: 1 << 20) else { return false }
        return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
            let words = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\t" }
            return !words.hasPrefix("#") && !words.hasPrefix("//") && words.contains("balasana-agent")
        }
    }
}
