/// What starts the agent at login.
struct LoginFacts: Hashable {
    /// An entry of the autostart folders.
    struct Entry: Hashable {
        /// Its path.
        var path: String
        /// What it does at login.
        var state: State

        /// What an entry does at login.
        enum State: Hashable {
            /// It starts this program.
            case works(program: String)
            /// Nothing: this line turns it off.
            case off(line: String)
            /// Nothing on this desktop, by this line.
            case elsewhere(line: String)
            /// Nothing: this program is not there.
            case programMissing(String)
            /// Nothing: it is no desktop entry, or has no program.
            case unusable

            /// Whether it starts a program.
            var isWorking: Bool {
                if case .works = self { true } else { false }
            }

            /// Whether it is turned off.
            var isOff: Bool {
                if case .off = self { true } else { false }
            }
        }
    }

    /// The systemd user unit.
    struct Unit: Hashable {
        /// Its path.
        var path: String
        /// Whether it starts with the session.
        var isEnabled: Bool
        /// The program that it starts; nil where only systemd can expand it.
        var program: String?
        /// The same, where it is not there.
        var missingProgram: String?
    }

    /// What can start the agent, by the word in `autostart status --json`.
    enum Way: String {
        /// The entry of the autostart folders.
        case entry
        /// The systemd user unit.
        case unit
        /// The compositor's config.
        case config
    }

    /// The desktop entry; nil where there is none.
    var entry: Entry?
    /// The unit; nil where it is not installed.
    var unit: Unit?
    /// The window manager, where it is one that reads no autostart folder and where nothing else does.
    var compositor: Compositor?
    /// Whether the compositor's config starts the agent.
    var compositorStartsIt = false
    /// Whether systemd's `graphical-session.target`, which the unit needs, is reached; nil where that is unknown.
    var hasGraphicalTarget: Bool?
    /// The names of the desktop.
    var desktops: [String] = []
    /// The agent that this program would start.
    var program: String

    /// All that starts the agent here.
    var ways: [Way] {
        let unitStarts = unit.map { $0.isEnabled && $0.missingProgram == nil } ?? false
        return [
            unitStarts && hasGraphicalTarget != false ? .unit : nil,
            entry?.state.isWorking ?? false && compositor == nil ? .entry : nil,
            compositorStartsIt ? .config : nil,
        ].compactMap(\.self)
    }

    /// What starts the agent here; nil where nothing does.
    var way: Way? { ways.first }

    /// The program that starts; nil where none does.
    var startedProgram: String? {
        switch way {
        case .entry: if case .works(let program)? = entry?.state { program } else { nil }
        case .unit: unit?.program ?? program
        case .config: program
        case nil: nil
        }
    }
}
