import GLibBridge
import Platform
import Storage

/// The main group of a desktop entry, as defined by the Desktop Entry Specification 1.5.
struct DesktopEntry {
    private let file: DesktopKeyFile

    /// The entry in `bytes`; nil if GLib cannot read an entry from it.
    init?(bytes: [UInt8]) {
        guard let file = DesktopKeyFile(bytes, group: "Desktop Entry") else { return nil }
        self.file = file
    }

    /// The entry in the file at `path`; nil if there is no readable entry.
    init?(path: String) {
        guard let bytes = try? FileBytes.read(path, limit: 1 << 20) else { return nil }
        self.init(bytes: bytes)
    }

    /// The value of `key`; nil if it is missing.
    subscript(key: String) -> String? { file[key] }

    /// True or false if the value of `key` is `true` or `false`, in any case; otherwise nil. Like GLib, it ignores
    /// trailing white space in a boolean.
    func isTrue(_ key: String) -> Bool? { file[key].flatMap { Bool($0.trimmed.lowercased()) } }

    /// The items in the list for `key`; nil if the key is missing.
    func list(_ key: String) -> [String]? { file.list(key) }

    /// The program in `Exec`; nil if there is none.
    var program: String? {
        file["Exec"].flatMap(Program.words)?.first?.replacing("%%", with: "%")
    }
}
