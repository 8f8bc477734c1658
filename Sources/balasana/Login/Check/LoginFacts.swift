/// The entry, unit and config line that can start the agent at login.
struct LoginFacts: Hashable {
    /// An entry in an autostart folder.
    struct Entry: Hashable {
        var path: String
        var state: State

        /// The effect of an entry at login.
        enum State: Hashable {
            /// It starts `program`.
            case works(program: String)
            /// It starts nothing because `line` turns it off.
            case off(line: String)
            /// It starts nothing on this desktop because of `line`.
            case elsewhere(line: String)
            /// It starts nothing because this program does not exist.
            case programMissing(String)
            /// It starts nothing because it is not a desktop entry or names no program.
            case unusable

            var isWorking: Bool {
                if case .works = self { true } else { false }
            }

            var isOff: Bool {
                if case .off = self { true } else { false }
            }
        }
    }

    struct Unit: Hashable {
        var path: String
        /// Whether it is the user's own, not one for all users.
        var isOwn = true
        /// Whether it starts with the graphical session, for this user or for all.
        var isEnabled: Bool
        /// The program that it starts; nil if only systemd can expand its path.
        var program: String?
        /// ``program`` if it does not exist; otherwise nil.
        var missingProgram: String?
    }

    /// The drop-in that restricts the unit.
    struct Sandbox: Hashable {
        var path: String
        /// True if the unit could not start with it.
        var fails: Bool
    }

    /// A way to start the agent. The raw value is used in `autostart status --json`.
    enum Way: String {
        /// The entry in an autostart folder.
        case entry
        case unit
        case config
    }

    /// The desktop entry; nil if there is none.
    var entry: Entry?
    /// The unit; nil if it is not installed.
    var unit: Unit?
    /// The drop-in with restrictions for the unit; nil if there is none.
    var sandbox: Sandbox?
    /// The window manager, if it ignores the autostart folder and no other program reads that folder.
    var compositor: Compositor?
    var compositorStartsIt = false
    /// Whether systemd has reached `graphical-session.target`, which the unit needs; nil if unknown.
    var hasGraphicalTarget: Bool?
    /// The names of the desktop.
    var desktops: [String] = []
    /// The path of the agent that belongs to this program.
    var program: String

    /// Every way that starts the agent in this session.
    var ways: [Way] {
        let unitStarts = unit.map { $0.isEnabled && $0.missingProgram == nil } ?? false
        return [
            unitStarts && hasGraphicalTarget != false ? .unit : nil,
            entry?.state.isWorking ?? false && compositor == nil ? .entry : nil,
            compositorStartsIt ? .config : nil,
        ].compactMap(\.self)
    }

    /// The first of ``ways``; nil if nothing starts the agent.
    var way: Way? { ways.first }

    /// The program that starts at login; nil if none does.
    var startedProgram: String? {
        switch way {
        case .entry: if case .works(let program)? = entry?.state { program } else { nil }
        case .unit: unit?.program ?? program
        case .config: program
        case nil: nil
        }
    }
}
