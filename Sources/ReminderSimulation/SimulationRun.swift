import ReminderCore

/// Runs the policy through steps that come one by one, so a long trace need not be in memory.
public struct SimulationRun {
    private let settings: Settings
    private let calendar: Calendar
    /// It starts at the time of the first step.
    private var simulation: Simulation?

    /// A run with `settings`, in the zone of `calendar`.
    public init(_ settings: Settings, _ calendar: Calendar) {
        self.settings = settings
        self.calendar = calendar
    }

    /// Carries out `step`, which is not earlier than the one before it.
    ///
    /// - Parameter emit: Gets what happened, in order of time, some days of simulated time later.
    /// - Returns: Why the step answered nothing; nil if it did.
    /// - Throws: The error of `emit`, which ends the simulation.
    public mutating func take(_ step: SimulatedStep, _ emit: (SimulatedEvent) throws -> Void) rethrows
        -> Simulation.Refusal?
    {
        let desk = simulation ?? Simulation(settings, calendar, from: step.at)
        simulation = desk
        try desk.wait(until: step.at, emit)
        return desk.take(step.event)
    }

    /// Passes to `emit` what is left, after the last step.
    public func end(_ emit: (SimulatedEvent) throws -> Void) rethrows {
        try simulation?.emitAll(before: nil, emit)
    }
}
