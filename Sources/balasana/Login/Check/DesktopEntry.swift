import GLibBridge
import Platform
import Storage

/// What the main group of a desktop entry says, by the Desktop Entry Specification 1.5.
struct DesktopEntry {
    private let file: DesktopKeyFile

    /// The entry in `bytes`; nil where the desktops that use GLib read none in it.
    init?(bytes: [UInt8]) {
        guard let file = DesktopKeyFile(bytes, group: "Desktop Entry") else { return nil }
        self.file = file
    }

    /// The entry in the file at `path`; nil where there is none that can be read.
    init?(path: String) {
        guard let bytes = try? FileBytes.read(path, limit: 1 << 20) else { return nil }
        self.init(bytes: bytes)
    }

    /// The value of `key`; nil where there is none.
    subscript(key: String) -> String? { file[key] }

    /// Whether the value of `key` is `true` (or `false`), in any case; nil for anything else. As GLib does when it
    /// reads a boolean, this passes over white space at the end.
    func isTrue(_ key: String) -> Bool? { file[key].flatMap { Bool($0.trimmed.lowercased()) } }

    /// The members of the list that is the value of `key`; nil where there is none.
    func list(_ key: String) -> [String]? { file.list(key) }

    /// The program that `Exec` starts; nil where there is none.
    var program: String? {
        file["Exec"].flatMap(Program.words)?.first?.replacing("%%", with: "%")
    }
}
