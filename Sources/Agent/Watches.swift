import GLibBridge
import Platform
import ReminderCore
import Storage

/// The watches on time zone, clocks and history. They end with this value.
struct Watches {
    private let zone: ZoneWatch
    private let clock: ClockWatch?
    private let history: HistoryWatch?

    /// Starts them; each closure is called when something changed there.
    ///
    /// - Parameters:
    ///   - clocksChanged: Called when the clock was set, and after a suspend.
    ///   - historyChanged: Called when the rows of another machine changed.
    @MainActor init(
        _ directories: XDGDirectories, environment: [String: String], systemBus: Bus?,
        zoneChanged: @escaping @MainActor (Calendar) -> Void, clocksChanged: @escaping @MainActor () -> Void,
        historyChanged: @escaping @MainActor () -> Void
    ) {
        zone = ZoneWatch(
            loop: .main, environment: environment, systemBus: systemBus, changed: onMainActor(zoneChanged))
        clock = ClockWatch(loop: .main, onChange: onMainActor(clocksChanged))
        history = HistoryWatch(
            folder: directories.historyFolder, loop: .main, changed: onMainActor(historyChanged))
    }
}
