import Control
import Glibc
import Platform
import Presenters
import Storage

/// Looks for what starts the agent at login.
struct LoginProbe {
    let directories: XDGDirectories
    let session: SessionFacts
    /// The folders in which programs are looked for.
    let path: [String]
    /// The agent that this program would start.
    let program: String
    /// Whether that unit of the user's systemd is active; nil where that is unknown.
    let isActive: (_ unit: String) -> Bool?

    /// What was found.
    func facts() -> LoginFacts {
        var compositor = session.compositor
        // Where systemd takes the autostart folder over, as under uwsm and niri-session, the compositor need not read
        // it.
        if isActive("xdg-desktop-autostart.target") == true { compositor = nil }
        if let some = compositor, startsFolder(some) { compositor = nil }
        var facts = LoginFacts(
            entry: entry, unit: unit, compositor: compositor, desktops: session.desktops, program: program)
        if let compositor { facts.compositorStartsIt = startsIt(compositor) }
        // A unit that systemd has not loaded was not reached.
        if facts.unit != nil, isActive("basic.target") != nil {
            facts.hasGraphicalTarget = isActive("graphical-session.target") ?? false
        }
        return facts
    }

    /// The first entry in the order of the folders: one of the user's replaces one of the machine's.
    private var entry: LoginFacts.Entry? {
        let folders = [directories.configHome] + directories.configDirs
        let paths = folders.map { "\($0)/autostart/\(ControlInterface.name).desktop" }
        guard let path = paths.first(where: { access($0, F_OK) == 0 }) else { return nil }
        return LoginFacts.Entry(path: path, state: state(of: DesktopEntry(path: path)))
    }

    /// What the entry does, by the Desktop Application Autostart Specification 0.5.
    func state(of entry: DesktopEntry?) -> LoginFacts.Entry.State {
        guard let entry else { return .unusable }
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
        let program = (try? FileBytes.read(unit, limit: 1 << 20)).flatMap { $0 }.flatMap { UnitFile(bytes: $0).program }
        return LoginFacts.Unit(
            path: unit,
            isEnabled: access(folder + "/graphical-session.target.wants/balasana.service", F_OK) == 0,
            program: program, missingProgram: program.flatMap { isThere($0) ? nil : $0 })
    }

    /// Whether a line of the compositor's config names the agent.
    private func startsIt(_ compositor: Compositor) -> Bool {
        CompositorConfig(compositor, in: directories).lines.contains { $0.contains("balasana-agent") }
    }

    /// Whether a line of the compositor's config starts what is in the autostart folders, as Debian's of i3 does.
    private func startsFolder(_ compositor: Compositor) -> Bool {
        CompositorConfig(compositor, in: directories).folderStarters.contains(where: isThere)
    }
}

extension LoginProbe {
    /// The probe of the session with these variables.
    init(environment: [String: String], isActive: @escaping (_ unit: String) -> Bool?) {
        self.init(
            directories: XDGDirectories(environment: environment), session: SessionFacts(environment: environment),
            path: (environment["PATH"] ?? "").split(separator: ":").map(String.init), program: AgentLauncher.program,
            isActive: isActive)
    }
}
