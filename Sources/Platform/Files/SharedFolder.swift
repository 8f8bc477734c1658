import Glibc

/// Folders with data files that are installed with the programs.
public enum SharedFolder {
    /// The folder `name` (such as `pictures`) of this program; nil if it cannot be read.
    ///
    /// For an installed program it is in `../share/balasana`, for one in its build folder in `Config` of the source.
    public static func path(_ name: String) -> String? {
        guard let program = OwnProgram.path else { return nil }
        let installed = "\(Folder.containing(Folder.containing(program)))/share/balasana/\(name)"
        let built = buildRoot(of: program).map { "\($0)/Config/\(name)" }
        return [installed, built].compactMap(\.self).first { access($0, R_OK | X_OK) == 0 }
    }

    /// The source folder of a `program` in a `.build` folder; nil for any other program.
    public static func buildRoot(of program: String) -> String? {
        var folder = Folder.containing(program)
        while folder != "/", !folder.isEmpty {
            if Folder.name(of: folder).hasPrefix(".build") { return Folder.containing(folder) }
            let parent = Folder.containing(folder)
            if parent == folder { return nil }
            folder = parent
        }
        return nil
    }
}
