import GLibBridge
import Platform
import ReminderCore
import Storage

/// The config in force: turns the config files into settings and problems, first at the start and then whenever a file
/// changes.
///
/// It keeps a copy of the last config without errors, which replaces what a faulty one leaves out.
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
        let files = ConfigFiles(directories.configFiles)
        let reading = ConfigReader.load(files, of: directories)
        settings = reading.settings
        diagnostics = reading.diagnostics
        keepCopy(of: files)
    }

    /// Reports the problems of the first reading.
    func start() {
        changed(Change(settings: nil, faults: faults(since: [])))
    }

    /// The problems of the files, one line each.
    var problems: [String] { diagnostics.map(\.description) }

    private func reload() {
        let files = ConfigFiles(directories.configFiles)
        let reading = ConfigReader.read(files, keeping: settings)
        let (oldSettings, oldDiagnostics, oldProblems) = (settings, diagnostics, problems)
        settings = reading.settings
        diagnostics = reading.diagnostics
        let isSame = settings == oldSettings
        if !isSame { Log.write("The config was reloaded.") }
        let hasSameProblems = problems == oldProblems
        changed(
            Change(
                settings: isSame ? nil : settings, faults: hasSameProblems ? nil : faults(since: oldDiagnostics)))
        keepCopy(of: files)
    }

    private func faults(since old: [ConfigDiagnostic]) -> Faults {
        for problem in problems { Log.write(problem) }
        let hasNew = !Set(diagnostics.map(\.subject)).isSubset(of: old.map(\.subject))
        return Faults(lines: diagnostics.map(\.shortDescription), hasNew: hasNew)
    }

    private func keepCopy(of files: ConfigFiles) {
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return }
        do throws(StorageError) {
            try LastGoodConfig(directories).keep(files)
        } catch {
            Log.write("Could not save a copy of the working config: \(error).")
        }
    }
}
