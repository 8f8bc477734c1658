import GLibBridge
import Platform
import Presenters
import ReminderCore

/// The icon in the panel, as long as the config wants one.
@MainActor final class TrayOutput {
    private let bus: Bus
    private let themeFolder: String
    private let agent: @MainActor () -> BalasanaAgent?
    private let outputs: Outputs
    private let quit: @MainActor () -> Void
    private var tray: Tray?

    /// No icon until ``update()``.
    ///
    /// - Parameters:
    ///   - themeFolder: Where the icons are if a panel may not search for icon themes there; otherwise empty.
    ///   - agent: Returns the agent, which has the content and gets the commands.
    ///   - outputs: Shows the replies that the user should read.
    ///   - quit: Called when the user asks for the agent's end.
    init(
        bus: Bus, themeFolder: String, agent: @escaping @MainActor () -> BalasanaAgent?, outputs: Outputs,
        quit: @escaping @MainActor () -> Void
    ) {
        self.bus = bus
        self.themeFolder = themeFolder
        self.agent = agent
        self.outputs = outputs
        self.quit = quit
    }

    /// Shows the icon with its content of now, or removes it.
    func update() {
        guard let content = agent()?.trayContent else {
            tray?.hide()
            tray = nil
            return
        }
        if let tray { return tray.update(content) }
        tray = Tray(
            bus: bus, connect: { () throws(BusError) in try Bus.connectPrivately(.session) }, themeFolder: themeFolder,
            content, refresh: onMainActor { [weak self] in self?.update() },
            chosen: onMainActor { [weak self] in self?.choose($0) },
            log: Log.write)
    }

    private func choose(_ action: TrayAction) {
        switch action {
        case .command(let command): send(command)
        case .openGuide: WindowCommand.openGuide()
        case .openReport: WindowCommand.openReport()
        case .openSettings: WindowCommand.openSettings()
        case .quit: quit()
        }
    }

    private func send(_ command: Command) {
        guard let agent = agent(), let reply = agent.handle(.command(command)), TrayText.isWorthShowing(reply) else {
            return
        }
        outputs.show(ReplyText.sentence(reply, agent.calendar, at: SystemClock.now().utc))
    }
}
