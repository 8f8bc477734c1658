import GLibBridge
import Glibc
import Platform

/// Who this machine is: two machines with the same host name are two.
struct MachineIdentity: Hashable, Sendable {
    /// The host name, in a form for file names.
    let host: String
    /// A hash of the machine id for Balasana alone, as 32 hexadecimal digits; nil on a machine without an id, such as
    /// some containers. The id itself is confidential: see machine-id(5).
    let mark: String?

    /// The key of a machine for the message below, as `sd_id128_get_machine_app_specific` does it.
    private static let application = Array("io.github.balasana history".utf8)

    /// The machine with this host name. `id` is the text of its file `machine-id`.
    init(host: String, id: String?) {
        self.host = History.folderName(host)
        let digits = Array((id ?? "").trimmed.utf8)
        let key = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
        }
        // A machine that has not been set up yet has the word `uninitialized`.
        mark =
            digits.count == 32 && key.count == 16
            ? String(KeyedHash.text(key: key, message: Self.application).prefix(32)) : nil
    }

    /// This machine.
    static let this: MachineIdentity = {
        var buffer = [UInt8](repeating: 0, count: 256)
        let code = buffer.withUnsafeMutableBytes { gethostname($0.baseAddress!, $0.count - 1) }
        let host = code == 0 ? String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self) : ""
        let id = ["/etc/machine-id", "/var/lib/dbus/machine-id"].lazy.compactMap { path in
            try? FileBytes.read(path)
        }.first.map { String(decoding: $0, as: UTF8.self) }
        return MachineIdentity(host: host, id: id)
    }()

    /// The name of this machine's folder in `history`: its host name, or with four digits of the mark if the folder of
    /// that name belongs to another machine. Nothing is written.
    ///
    /// A machine that gets another host name gets another folder. It does not follow its mark to the old one, because
    /// two machines that were cloned have the same mark, and two machines must not write to one file.
    func folder(in history: String) -> String {
        let names = folderNames
        return names.first { isFree("\(history)/\($0)") } ?? names[names.count - 1]
    }

    /// The names that the folder of this machine may have, the usual one first.
    var folderNames: [String] {
        [host] + (mark.map { ["\(host)-\($0.prefix(4))", "\(host)-\($0)"] } ?? ["\(host)-unmarked"])
    }

    /// Marks `folder` as that of this machine, unless it has a mark. A folder of an earlier version belongs to the
    /// first machine that adds a row to it.
    func claim(_ folder: String) {
        guard let mark, Self.mark(of: folder) == nil else { return }
        // A machine that cannot leave its mark still writes its rows.
        try? NewFile.write(Array("\(mark)\n".utf8), to: "\(folder)/\(Self.fileName)")
    }

    /// Whether no other machine has `folder`. Without an id of its own, a machine has only folders without a mark.
    private func isFree(_ folder: String) -> Bool {
        guard let found = Self.mark(of: folder) else { return true }
        return found == mark
    }

    /// The name of the file with the mark. It is hidden, and no reader of the history reads it.
    private static let fileName = ".machine"

    /// The mark in `folder`; nil for none.
    private static func mark(of folder: String) -> String? {
        guard let bytes = try? OpenFile("\(folder)/\(fileName)", O_RDONLY | O_NONBLOCK).read(from: 0, limit: 64) else {
            return nil
        }
        let text = String(decoding: bytes, as: UTF8.self).trimmed
        return text.isEmpty ? nil : text
    }
}
