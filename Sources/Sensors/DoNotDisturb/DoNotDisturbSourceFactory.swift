import GLibBridge
import Platform

/// Makes the sources that fit a notification server.
struct DoNotDisturbSourceFactory {
    let bus: Bus
    let environment: [String: String]
    let loop: MainLoop

    /// The source for do-not-disturb, and one for each switch with which the user turns off the notifications of this
    /// program.
    ///
    /// - Parameters:
    ///   - report: Gets the index of a source, and true while it wants silence.
    ///   - changed: Gets the availability of the first source. A switch that cannot be read counts as not used.
    func sources(
        for server: NotificationServer, report: @escaping @Sendable (Int, Bool) -> Void,
        changed: @escaping @Sendable (Availability) -> Void
    ) -> [any DoNotDisturbSource] {
        let first = make(main(server), server.title, { report(0, $0) }, changed)
        return [first]
            + switches(server).enumerated().map { index, kind in
                make(kind, server.title, { report(index + 1, $0) }, { _ in })
            }
    }

    private enum Kind {
        case query(BusQuery<Bool>)
        case key(DesktopSetting.Key)
        case files([String], isSilent: @Sendable ([String]) -> Bool)
    }

    private func main(_ server: NotificationServer) -> Kind {
        switch server {
        case .dunst: .query(DoNotDisturbQuery.dunst)
        case .mako: .query(DoNotDisturbQuery.mako)
        case .swaync: .query(DoNotDisturbQuery.swaync)
        case .xfce: .query(DoNotDisturbQuery.xfce)
        case .gnome: .key(.gnome)
        case .mate: .key(.mate)
        case .lxqt: .files([LXQtSetting.path(directories)]) { $0.contains(where: LXQtSetting.isSilent) }
        case .plasma, .other: .query(DoNotDisturbQuery.inhibited(name: server.title))
        }
    }

    private func switches(_ server: NotificationServer) -> [Kind] {
        switch server {
        case .gnome: DesktopSetting.Key.gnome(for: Application.id).map(Kind.key)
        case .plasma: [.files(PlasmaSetting.paths(directories)) { PlasmaSetting.isSilent($0) }]
        case .xfce: [.query(DoNotDisturbQuery.xfceMuted)]
        case .dunst, .mako, .swaync, .mate, .lxqt, .other: []
        }
    }

    private var directories: XDGDirectories { XDGDirectories(environment: environment) }

    private func make(
        _ kind: Kind, _ name: String, _ report: @escaping @Sendable (Bool) -> Void,
        _ changed: @escaping @Sendable (Availability) -> Void
    ) -> any DoNotDisturbSource {
        switch kind {
        case .query(let query): ServiceWatch(bus: bus, query: query, report: report, changed: changed)
        case .key(let key):
            DesktopSetting(
                bus: bus, environment: environment, loop: loop, key: key, name: name, report: report, changed: changed)
        case .files(let paths, let isSilent):
            SettingsFiles(paths, loop: loop, name: name, isSilent: isSilent, report: report, changed: changed)
        }
    }
}
