import Glibc

/// The folders that are searched for programs.
struct SearchPath {
    let folders: [String]

    init(_ folders: [String]) {
        self.folders = folders
    }

    /// The folders in the variable `PATH`.
    init(environment: [String: String]) {
        self.init((environment["PATH"] ?? "").split(separator: ":").map(String.init))
    }

    /// Whether a folder has a program of this name that the user may run.
    func contains(_ program: String) -> Bool {
        folders.contains { access("\($0)/\(program)", X_OK) == 0 }
    }
}
