import ReminderCore

/// The findings on all sources so far; nil for a source that has not answered yet.
struct SourceFindings: Hashable {
    var idle: SourceReport.Entry?
    var reportsPastSilence = true
    var logind: LogindSensor.Availability?
    var savers: [ScreenSaver: Availability] = [:]
    var inhibitors: SourceReport.Entry?
    /// ``IdleSource/showsInhibitors`` of the idle source in use.
    var idleShowsInhibitors = false
    var doNotDisturb: SourceReport.Entry?

    /// True if every source that the start waits for has answered.
    var isComplete: Bool {
        idle != nil && logind != nil && savers.count == ScreenSaver.known.count && inhibitors != nil
            && doNotDisturb != nil
    }

    /// The names of the sources in use.
    var sources: PresenceSources {
        PresenceSources(
            idle: Self.names(idle), lock: Self.names(lock), sleep: Self.names(sleep),
            reportsPastSilence: reportsPastSilence)
    }

    /// The report on all sources.
    var report: SourceReport {
        SourceReport(
            [
                idle ?? SourceReport.Entry(.idle, rejected: [.init(name: "all", reason: "none has answered yet")]),
                lock,
                sleep,
            ] + [inhibitorsEntry, doNotDisturb].compactMap(\.self))
    }

    private static func names(_ entry: SourceReport.Entry?) -> String? {
        guard let entry, !entry.inUse.isEmpty else { return nil }
        return entry.inUse.joined(separator: " and ")
    }

    private var inhibitorsEntry: SourceReport.Entry? {
        guard idleShowsInhibitors, var entry = inhibitors else { return inhibitors }
        entry.inUse.append("Wayland compositor")
        entry.limits.append("The compositor does not name the program.")
        return entry
    }

    private var lock: SourceReport.Entry {
        var entry = SourceReport.Entry(.lock)
        for saver in ScreenSaver.known {
            switch savers[saver] {
            case .works(let name, let limits):
                entry.inUse.append(name)
                entry.limits += limits
            case .missing(let reason): entry.rejected.append(.init(name: saver.title, reason: reason))
            case nil: break
            }
        }
        switch logind {
        case .full:
            if entry.inUse.isEmpty {
                entry.limits.append(
                    "swaylock and i3lock cannot be detected because they do not notify logind.")
            }
            entry.inUse.append(LogindSensor.sourceName)
        case .some(.sleepOnly(let reason)), .some(.none(let reason)):
            entry.rejected.append(.init(name: LogindSensor.sourceName, reason: reason))
        case nil: entry.rejected.append(.init(name: LogindSensor.sourceName, reason: "it does not answer"))
        }
        return entry
    }

    private var sleep: SourceReport.Entry {
        switch logind {
        case .some(.full), .some(.sleepOnly): SourceReport.Entry(.sleep, inUse: [LogindSensor.sourceName])
        case .some(.none(let reason)): kernelClocks(because: reason)
        case nil: kernelClocks(because: "it does not answer")
        }
    }

    private func kernelClocks(because reason: String) -> SourceReport.Entry {
        SourceReport.Entry(
            .sleep, inUse: ["kernel clocks"], limits: ["Sleep is noticed only afterwards."],
            rejected: [.init(name: LogindSensor.sourceName, reason: reason)])
    }
}
