import GLibBridge
import Platform
import ReminderCore
import Storage

/// The config in force: turns the config files into settings and problems, first at the start and then whenever a file
/// changes.
///
/// It saves the settings in force, which stay where a config has errors.
@MainActor final class LiveConfig {
    /// The difference that a reading makes.
    struct Change {
        /// The new settings; nil if they are the same.
        let settings: Settings?
        /// The new problems; nil if they are the same.
        let faults: Faults?
    }

    /// The problems of the files, for a notification.
    struct Faults {
        /// One line for each problem, with the file's name alone.
        let lines: [String]
        /// Whether a problem was not among the last ones. The same problem in another line is not new.
        let hasNew: Bool
    }

    /// The settings in force.
    private(set) var settings = Settings()
    private var diagnostics: [ConfigDiagnostic] = []
    private let directories: XDGDirectories
    private let changed: @MainActor (Change) -> Void
    private var watch: ConfigWatch?

    /// Reads the config files of `directories`; `changed` gets every change after ``start()``.
    init(_ directories: XDGDirectories, changed: @escaping @MainActor (Change) -> Void) {
        self.directories = directories
        self.changed = changed
        // Watch before reading, so no change is lost in between.
        watch = ConfigWatch(
            files: directories.configFiles, loop: .main, changed: onMainActor { [weak self] in self?.reload() })
        if watch == nil { Log.write("The config cannot be watched. Changes apply when the agent is restarted.") }
        read(keeping: LastGoodConfig(directories).settings)
    }

    /// Reports the problems of the first reading.
    func start() {
        changed(Change(settings: nil, faults: faults(since: [])))
    }

    /// The problems of the files, one line each.
    var problems: [String] { diagnostics.map(\.description) }

    private func reload() {
        let (oldSettings, oldDiagnostics, oldProblems) = (settings, diagnostics, problems)
        read(keeping: settings)
        if settings != oldSettings { Log.write("The config was reloaded.") }
        changed(
            Change(
                settings: settings == oldSettings ? nil : settings,
                faults: problems == oldProblems ? nil : faults(since: oldDiagnostics)))
    }

    private func read(keeping kept: @autoclosure () -> Settings?) {
        let files = ConfigFiles(directories.configFiles)
        let reading = ConfigReader.read(files, keeping: kept())
        settings = reading.settings
        diagnostics = reading.diagnostics
        do throws(StorageError) {
            try LastGoodConfig(directories).keep(reading, of: files)
        } catch {
            Log.write("Could not save a copy of the working config: \(error).")
        }
    }

    private func faults(since old: [ConfigDiagnostic]) -> Faults {
        for problem in problems { Log.write(problem) }
        let hasNew = !Set(diagnostics.map(\.subject)).isSubset(of: old.map(\.subject))
        return Faults(lines: diagnostics.map(\.shortDescription), hasNew: hasNew)
    }
}
