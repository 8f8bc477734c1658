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
    ///   - isHistoryKnown: Whether the files of the history are as the agent has read or written them.
    ///   - historyChanged: Called when another program has changed them.
    @MainActor init(
        _ directories: XDGDirectories, environment: [String: String], systemBus: Bus?,
        zoneChanged: @escaping @MainActor (Calendar) -> Void, clocksChanged: @escaping @MainActor () -> Void,
        isHistoryKnown: @escaping @MainActor () -> Bool, historyChanged: @escaping @MainActor () -> Void
    ) {
        zone = ZoneWatch(
            loop: .main, environment: environment, systemBus: systemBus, changed: onMainActor(zoneChanged))
        clock = ClockWatch(loop: .main, onChange: onMainActor(clocksChanged))
        history = HistoryWatch(
            folder: directories.historyFolder, loop: .main,
            isKnown: { MainActor.assumeIsolated { isHistoryKnown() } }, changed: onMainActor(historyChanged))
    }
}
