import Glibc

/// The folders of files that are installed with the programs.
public enum SharedFolder {
    /// The folder `name` (such as `pictures`) of this program; nil where it has none.
    ///
    /// An installed program has it in `share/balasana` beside its own folder, one that lies where it was built in the
    /// `Config` of its source.
    public static func path(_ name: String) -> String? {
        guard let program = OwnProgram.path else { return nil }
        let installed = "\(Folder.containing(Folder.containing(program)))/share/balasana/\(name)"
        let built = buildRoot(of: program).map { "\($0)/Config/\(name)" }
        return [installed, built].compactMap(\.self).first { access($0, R_OK | X_OK) == 0 }
    }

    /// The folder whose build folder `program` lies in.
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
