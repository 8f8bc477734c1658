import GLibBridge
import Glibc
import Presenters
import Storage

/// The process around the agent: the bus name, signals, the end.
public enum AgentProcess {
    /// Runs the agent until it is told to end.
    ///
    /// - Returns: The exit status: 0 after an orderly end and when another agent runs, so that nobody restarts one that
    ///   is not needed; 69 (`EX_UNAVAILABLE`) when there is no session bus.
    public static func run() -> Int32 {
        if let program = OwnProgram.path { ProcessMemory.dropThreadCaches(of: program) }
        ProcessMemory.useOneArena()
        let bus: Bus
        do {
            bus = try Bus.connect(.session)
        } catch {
            Log.write("There is no session bus, so nothing can be shown: \(error.message)")
            return EX_UNAVAILABLE
        }
        let loop = MainLoop.main
        let ending = Ending(loop: loop)
        let agent = BalasanaAgent(bus: bus, directories: .current(), finished: { ending.end(0) })
        for signal in [SIGTERM, SIGINT, SIGHUP] {
            loop.onUnixSignal(signal) { agent.stop() }
        }
        bus.onClosed(loop) { agent.stop() }
        let object: ExportedObject
        do {
            object = try ControlObject.export(agent, on: bus, version: Version.number)
        } catch {
            Log.write("The session bus refuses the agent: \(error.message)")
            return EX_UNAVAILABLE
        }
        bus.own(
            ControlInterface.name,
            acquired: {
                let environment = Environment.current
                agent.start(environment: environment, icon: Icon.current)
                // The bus, which sets this, waits for the name that it has started the agent for.
                if environment["DBUS_STARTER_BUS_TYPE"] != nil {
                    bus.own(ControlInterface.startName, acquired: {}, lost: {})
                }
            },
            lost: {
                // Nobody can take the name from us: once it was ours, only the end of the bus can.
                guard !agent.hasStarted, !bus.isClosed else { return }
                Log.write("Another agent is running; `balasana agent restart` replaces it.")
                ending.end(0)
            })
        loop.run()
        withExtendedLifetime(object) {}
        bus.flush()
        return ending.status
    }
}
