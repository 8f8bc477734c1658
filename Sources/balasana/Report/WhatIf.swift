import HistoryStatistics
import Presenters
import ReminderCore
import ReminderSimulation

/// The sitting reminders that the same days would have had with other settings.
///
/// Each choice goes through the agent's own rules. Sitting, breaks and holds stay as they were.
struct WhatIf {
    /// A choice of settings and what came of it.
    struct Choice: Equatable {
        /// The difference, in words.
        let name: String
        /// How many sitting reminders there would have been.
        let reminders: Int
    }

    /// Days further back are left out, because the user's day may have been another one then.
    static let mostDays = 28

    /// The user's settings, then others. Empty if no sitting was recorded.
    let choices: [Choice]
    /// The days with sitting.
    let days: Int

    /// What would have happened in the last ``mostDays`` of `days`.
    init(_ days: [DayFigures], _ settings: Settings, _ calendar: Calendar) {
        let days = days.suffix(Self.mostDays)
        let steps = Self.steps(Array(days), settings)
        self.days = days.count { !$0.stretches.isEmpty }
        choices =
            steps.isEmpty
            ? [] : Self.candidates(settings).map { Choice(name: $0, reminders: Self.reminders(steps, $1, calendar)) }
    }

    /// The settings to compare: the user's, sooner, later, and a longer or shorter break.
    static func candidates(_ settings: Settings) -> [(name: String, settings: Settings)] {
        let lengths = [15, 30, 45, 60, 90, 120].map { Duration.seconds($0 * 60) }
        let own = settings.sitting.remindAfter ?? .zero
        let sooner = lengths.last { $0 < own }
        let later = lengths.filter { $0 > own && $0 != sooner }
        let others =
            settings.sitting.remindAfter == nil
            ? Array(lengths[1...3]) : [sooner ?? later.dropFirst().first, later.first ?? lengths[3]].compactMap(\.self)
        let usual =
            settings.sitting.remindAfter.map { "Your settings: after \(DurationPhrase.text($0))" }
            ?? "Your settings: no sitting reminders"
        var candidates = [(usual, settings)]
        for length in others.sorted() {
            var changed = settings
            changed.sitting.remindAfter = length
            candidates.append(("After \(DurationPhrase.text(length)) of sitting", changed))
        }
        if settings.sitting.remindAfter != nil {
            var changed = settings
            let length: Duration = settings.sitting.breakAfter < .seconds(300) ? .seconds(300) : .seconds(180)
            changed.sitting.breakAfter = length
            candidates.append(("A break counts from \(DurationPhrase.text(length))", changed))
        }
        return candidates
    }

    /// What happened at the desk: input, and holds that began.
    private static func steps(_ days: [DayFigures], _ settings: Settings) -> [SimulatedStep] {
        var steps: [(at: UTC, rank: Int, step: SimulatedStep)] = []
        func add(_ event: SimulatedStep.Event, _ at: UTC, _ rank: Int) {
            steps.append((at, rank, SimulatedStep(event, at: at)))
        }
        for day in days {
            for stretch in day.stretches where stretch.from.utc < stretch.until {
                add(.active, stretch.from.utc, 1)
                add(.idle, stretch.until, 0)
            }
            for event in day.events {
                guard case .done(let held, _, _) = event.event, held.variation.isPose else { continue }
                let lead = held.length + settings.guide.getDown(for: held.variation)
                let wish = HoldWish(length: held.length, variation: held.variation, evenAfterMeal: true)
                add(.command(.hold(wish)), event.time.utc + (.zero - lead), 2)
            }
        }
        if !steps.contains(where: { $0.rank == 1 }) { return [] }
        return steps.enumerated().sorted { left, right in
            (left.element.at, left.element.rank, left.offset) < (right.element.at, right.element.rank, right.offset)
        }.map(\.element.step)
    }

    private static func reminders(_ steps: [SimulatedStep], _ settings: Settings, _ calendar: Calendar) -> Int {
        var run = SimulationRun(settings, calendar)
        var count = 0
        let emit = { (event: SimulatedEvent) in
            if case .recorded(.shown(let asked, _, nudge: 0)) = event.what, asked.kind == .sitting { count += 1 }
        }
        for step in steps { _ = run.take(step, emit) }
        run.end(emit)
        return count
    }
}
