import Control
import GLibBridge
import Glibc
import Platform
import Presenters
import Storage

/// Finds what starts the agent at login.
struct LoginProbe {
    let directories: XDGDirectories
    let session: SessionFacts
    let path: SearchPath
    let units: UnitFolders
    /// The path of the agent that belongs to this program.
    let program: String
    /// Whether the unit is active in the user's systemd; nil if unknown.
    let isActive: (_ unit: String) -> Bool?
    /// The exit status of the unit's program; nil if unknown.
    var exitStatus: (_ unit: String) -> Int? = { _ in nil }

    /// Collects the facts.
    func facts() -> LoginFacts {
        var compositor = session.compositor
        // Under uwsm and niri-session, systemd starts the entries of the autostart folders for the compositor.
        if isActive("xdg-desktop-autostart.target") == true { compositor = nil }
        if let some = compositor, startsFolder(some) { compositor = nil }
        var facts = LoginFacts(
            entry: entry, unit: unit, compositor: compositor, desktops: session.desktops, program: program)
        if let compositor { facts.compositorStartsIt = startsIt(compositor) }
        let sandbox = UnitSandbox.path(configHome: directories.configHome)
        if access(sandbox, F_OK) == 0 {
            facts.sandbox = LoginFacts.Sandbox(
                path: sandbox, fails: exitStatus("balasana.service").map(UnitSandbox.failures.contains) ?? false)
        }
        // An inactive target that systemd does not know counts as not reached.
        if facts.unit != nil, isActive("basic.target") != nil {
            facts.hasGraphicalTarget = isActive("graphical-session.target") ?? false
        }
        return facts
    }

    /// The first entry in the order of the folders. A user's entry overrides a system-wide one.
    private var entry: LoginFacts.Entry? { entry(in: [directories.configHome] + directories.configDirs) }

    /// The entry that starts the agent for all users; nil if there is none.
    var sharedEntry: LoginFacts.Entry? { entry(in: directories.configDirs) }

    private func entry(in folders: [String]) -> LoginFacts.Entry? {
        let paths = folders.map { "\($0)/autostart/\(ControlInterface.name).desktop" }
        guard let path = paths.first(where: { access($0, F_OK) == 0 }) else { return nil }
        return LoginFacts.Entry(path: path, state: state(of: DesktopEntry(path: path)))
    }

    /// The effect of the entry, according to the Desktop Application Autostart Specification 0.5.
    func state(of entry: DesktopEntry?) -> LoginFacts.Entry.State {
        guard let entry else { return .unusable }
        if entry.isTrue("Hidden") == true { return .off(line: "Hidden=true") }
        // Keys with which the tools of GNOME and MATE switch an entry off.
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
        return path.contains(program)
    }

    private var unit: LoginFacts.Unit? {
        guard let unit = units.path else { return nil }
        let bytes = UnitFolders.isMask(unit) ? nil : (try? FileBytes.read(unit, limit: 1 << 20)).flatMap { $0 }
        let program = bytes.flatMap { UnitFile(bytes: $0).program }
        return LoginFacts.Unit(
            path: unit, isOwn: unit.hasPrefix(units.own + "/"), isEnabled: units.isEnabled, program: program,
            missingProgram: program.flatMap { isThere($0) ? nil : $0 })
    }

    /// Whether a line in the compositor's config names the agent.
    private func startsIt(_ compositor: Compositor) -> Bool {
        CompositorConfig(compositor, in: directories).lines.contains { $0.contains("balasana-agent") }
    }

    /// Whether a line in the compositor's config starts the entries of the autostart folders, as in Debian's config for
    /// i3.
    private func startsFolder(_ compositor: Compositor) -> Bool {
        CompositorConfig(compositor, in: directories).folderStarters.contains(where: isThere)
    }
}

extension LoginProbe {
    /// A probe for the session with these variables and this session bus; nil for no bus.
    init(environment: [String: String], bus: Bus?) {
        let directories = XDGDirectories(environment: environment)
        self.init(
            directories: directories, session: SessionFacts(environment: environment),
            path: SearchPath(environment: environment), units: UnitFolders(directories),
            program: AgentLauncher.program, isActive: { bus?.isActive(unit: $0) },
            exitStatus: { bus?.exitStatus(unit: $0) })
    }
}
