import Platform
import Storage

/// The lines of a window manager's config, for finding the programs that it starts.
struct CompositorConfig {
    /// All lines of all its files, without comments.
    let lines: [String]

    /// Reads the config of `compositor` in the user's config folder.
    init(_ compositor: Compositor, in directories: XDGDirectories) {
        let folder = "\(directories.configHome)/\(compositor.folder)"
        // Included files are at most one folder further down.
        let files = Folder.names(in: folder).flatMap { name in
            [name] + Folder.names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
        }
        lines = files.flatMap { Self.lines(of: "\(folder)/\($0)") }
    }

    /// Programs named in the config that start the entries of the autostart folders.
    var folderStarters: [String] {
        lines.compactMap { line in
            let words = line.split { " \t\"',;=()".contains($0) }.map(String.init)
            guard let index = words.firstIndex(where: { Self.starters.contains(Folder.name(of: $0)) }) else {
                return nil
            }
            // Matches dex -ae NAME and dex --autostart. Without such an option dex starts a single entry.
            let starts = words[index...].dropFirst().contains { word in
                word == "--autostart" || word.hasPrefix("-") && !word.hasPrefix("--") && word.contains("a")
            }
            return starts ? words[index] : nil
        }
    }

    private static let starters: Set = ["dex", "dex-autostart"]

    private static func lines(of file: String) -> [String] {
        guard let bytes = try? FileBytes.read(file, limit: 1 << 20) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let words = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\t" }
            return words.hasPrefix("#") || words.hasPrefix("//") ? nil : String(words)
        }
    }
}
