/// What starts the agent at login.
struct LoginFacts: Hashable {
    /// An entry of the autostart folders.
    struct Entry: Hashable {
        /// Where it lies.
        var path: String
        /// What it does at login.
        var state: State

        /// What an entry does at login.
        enum State: Hashable {
            /// It starts this program.
            case works(program: String)
            /// Nothing: somebody has switched it off by this line.
            case off(line: String)
            /// Nothing on this desktop, by this line.
            case elsewhere(line: String)
            /// Nothing: this program is not there.
            case programMissing(String)
            /// Nothing: it is no desktop entry, or has no program.
            case unusable
        }
    }

    /// The systemd user unit.
    struct Unit: Hashable {
        /// Where it lies.
        var path: String
        /// Whether it starts with the session.
        var isEnabled: Bool
    }

    /// The desktop entry; nil where there is none.
    var entry: Entry?
    /// The unit; nil where it is not installed.
    var unit: Unit?
    /// The window manager, where it is one that reads no autostart folder and where nothing else does.
    var compositor: Compositor?
    /// Whether the compositor's config starts the agent.
    var compositorStartsIt = false
    /// Whether systemd's `graphical-session.target` is reached, on which the unit hangs; nil where nobody can tell.
    var hasGraphicalTarget: Bool?
    /// The agent that this program would start.
    var program: String

    /// Whether the entry starts the agent here.
    var entryStartsIt: Bool {
        if case .works = entry?.state { compositor == nil } else { false }
    }

    /// Whether the unit starts the agent here.
    var unitStartsIt: Bool {
        unit.map(\.isEnabled) ?? false && hasGraphicalTarget != false
    }
}
