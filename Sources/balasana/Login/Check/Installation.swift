/// Who installed this copy of Balasana. The advice differs.
enum Installation {
    /// A package, for all users.
    case package
    /// `install.sh`, for this user.
    case own

    /// The agent that a package installs.
    static let agentOfPackage = "/usr/bin/balasana-agent"

    /// The installation to which the agent at the path `agent` belongs.
    init(agent: String) {
        self = agent == Self.agentOfPackage ? .package : .own
    }

    /// How to install missing files again.
    var repair: String {
        switch self {
        case .package: "Install the package balasana again."
        case .own: "Run `./install.sh` to install it again."
        }
    }
}
