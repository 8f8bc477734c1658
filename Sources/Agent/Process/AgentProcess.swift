import Control
import Dispatch
import GLibBridge
import Glibc
import Platform
import Presenters
import Storage

/// The process around the agent: the session bus, the bus name, signals and the exit status.
@MainActor public final class AgentProcess {
    /// How long an orderly end may take, because a notification server or a disk may hang.
    private static let patience: DispatchTimeInterval = .seconds(2)

    private enum Stage {
        /// The bus has not given us the name yet; early calls and reads wait for it.
        case asking(early: [@MainActor (BalasanaAgent) -> Void])
        case running(BalasanaAgent)
        case ended(status: Int32)
    }

    private let bus: Bus
    private let loop = MainLoop.main
    private var stage = Stage.asking(early: [])
    /// The exit status after an orderly end.
    private var status: Int32 = 0
    /// The wait for the end of an agent that this one replaces; nil for none.
    private var replacement: (watch: NameWatch, limit: SourceHandle)?
    /// Ends the process when an orderly end takes too long. It has a queue of its own because the main thread may wait
    /// for the disk.
    private var lastResort: (any DispatchSourceTimer)?

    private init(_ bus: Bus) {
        self.bus = bus
    }

    /// Runs the agent until it is asked to end.
    ///
    /// - Returns: The exit status: 0 after an orderly end and when another agent runs, because a service manager would
    ///   restart one that fails; 69 (`EX_UNAVAILABLE`) when there is no session bus or when it has closed, because a
    ///   restarted agent finds the next one, and when another program has the bus name; 64 (`EX_USAGE`) when a folder
    ///   in the environment is not UTF-8 text.
    public static func run() -> Int32 {
        ProcessMemory.useOneArena()
        if let problem = XDGDirectories.undecodable {
            Log.write(problem)
            return EX_USAGE
        }
        do {
            return try AgentProcess(Bus.connect(.session)).run()
        } catch {
            Log.write("No session bus was found, so no reminders can be shown: \(error.message)")
            return EX_UNAVAILABLE
        }
    }

    private func run() -> Int32 {
        loop.serveDispatchMainQueue()
        for signal in [SIGTERM, SIGINT, SIGHUP] {
            loop.onUnixSignal(signal, onMainActor { self.stop() })
        }
        bus.onClosed(loop, onMainActor { self.loseBus() })
        let object: ExportedObject
        do {
            object = try ControlObject.export(
                on: bus, called: onMainActor { self.answer($0) },
                read: onMainActor { read in
                    if !ControlObject.answerVersion(read) { self.answer { ControlObject.answer(read, $0) } }
                })
        } catch {
            Log.write("The session bus rejected the agent: \(error.message)")
            return EX_UNAVAILABLE
        }
        requestName()
        loop.run()
        withExtendedLifetime(object) {}
        bus.flush()
        guard case .ended(let status) = stage else { return 0 }
        return status
    }

    private func requestName() {
        bus.own(
            ControlInterface.name, acquired: onMainActor { self.start() },
            lost: onMainActor { self.lostName() })
    }

    private func start() {
        guard case .asking(let early) = stage else { return }
        replacement?.watch.cancel()
        replacement?.limit.cancel()
        let environment = Environment.current
        let agent = BalasanaAgent(
            bus: bus, directories: .current(), environment: environment, icon: Icon.current,
            quit: { self.stop() }, finished: { self.end(self.status) })
        stage = .running(agent)
        agent.start()
        for answer in early { answer(agent) }
        // The bus sets this variable and waits for the name that it started the agent for.
        if environment["DBUS_STARTER_BUS_TYPE"] != nil {
            bus.own(ControlInterface.startName, acquired: {}, lost: {})
        }
    }

    /// Another agent has the name, or the bus has ended. No other program can take the name once it is ours.
    private func lostName() {
        guard case .asking = stage, !bus.isClosed else { return }
        if let owner = ForeignOwner(on: bus) {
            Log.write("\(owner.problem) \(owner.advice)")
            return end(EX_UNAVAILABLE)
        }
        let other = RunningAgent(bus: bus)
        if replacement == nil, other.shouldGiveWay(to: Environment.current) { return replace(other) }
        refuse()
    }

    /// Ends `other` and then takes the name.
    private func replace(_ other: RunningAgent) {
        Log.write("The running agent has no display, so this one replaces it.")
        replacement = (
            bus.watchName(
                ControlInterface.name, appeared: { _ in }, vanished: onMainActor { self.requestName() }),
            // An agent ends within its own patience.
            loop.after(.seconds(5), onMainActor { self.refuse() })
        )
        other.quit()
    }

    private func refuse() {
        guard case .asking = stage else { return }
        Log.write("Another agent is already running. To replace it, run `balasana agent restart`.")
        end(0)
    }

    private func answer(_ call: Invocation) {
        if call.method == "Quit" {
            call.reply([])
            return stop()
        }
        answer { ControlObject.answer(call, $0) }
    }

    /// Lets `answer` use the agent, as soon as there is one.
    private func answer(_ answer: @escaping @MainActor (BalasanaAgent) -> Void) {
        switch stage {
        case .asking(let early): stage = .asking(early: early + [answer])
        case .running(let agent): answer(agent)
        case .ended: break
        }
    }

    private func stop() {
        switch stage {
        case .asking: end(status)
        case .running(let agent):
            lastResort = lastResort ?? Self.exit(status, within: Self.patience)
            agent.stop()
        case .ended: break
        }
    }

    /// Ends with a failure, so a service manager restarts the agent. The end of a session closes the bus too, but then
    /// nothing restarts it.
    private func loseBus() {
        if case .ended = stage { return }
        // An agent that was asked to end before has not failed.
        if lastResort == nil {
            Log.write("The session bus has closed.")
            status = EX_UNAVAILABLE
        }
        stop()
    }

    private nonisolated static func exit(
        _ status: Int32, within patience: DispatchTimeInterval
    ) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "last resort"))
        timer.setEventHandler { _exit(status) }
        timer.schedule(deadline: .now() + patience)
        timer.activate()
        return timer
    }

    /// Ends the loop; the first call decides the status.
    private func end(_ status: Int32) {
        if case .ended = stage { return }
        stage = .ended(status: status)
        loop.quit()
    }
}
