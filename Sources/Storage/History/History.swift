import Glibc
import Platform

/// The history: what happened to reminders, holds and bouts, as text that any program can read and that is only ever
/// added to. Each machine has a folder with a file for each month, so that a folder synchroniser finds no conflicts.
public struct History: Sendable {
    /// The folder of all machines' folders.
    public let folder: String
    /// This machine's folder in it.
    public let machine: String

    /// The history in `folder` that `machine` adds to.
    public init(folder: String, machine: String = History.thisMachine()) {
        self.folder = folder
        self.machine = machine
    }

    /// The machine's host name, as far as a file name can hold it.
    public static func thisMachine() -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let code = buffer.withUnsafeMutableBytes { gethostname($0.baseAddress!, $0.count - 1) }
        return folderName(code == 0 ? String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self) : "")
    }

    /// `hostname` with a dash for whatever a file name had better not hold.
    static func folderName(_ hostname: String) -> String {
        let name = hostname.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_.".contains($0) ? $0 : "-" }
        let visible = name.drop { $0 == "." }
        return visible.isEmpty ? "localhost" : String(visible)
    }

    /// Adds `lines` (each the ``HistoryRow/line`` of a row), and returns when they are on the disk.
    ///
    /// A line that is already near the end of its file is not added again, so that this may be repeated after a failure
    /// and is all that a start after a crash needs: who saves the lines before adding them neither loses nor doubles
    /// one. A line of which only a part was written is completed; any other last line without an end is ended first,
    /// and stays. On an error some of the lines may have been added.
    public func append(_ lines: [String]) throws(StorageError) {
        var months: [(month: String, lines: [String])] = []
        for line in lines {
            guard let month = HistoryRow.month(of: line) else {
                throw StorageError(action: "add an invalid row of history to", path: folder, code: EINVAL)
            }
            if let index = months.firstIndex(where: { $0.month == month }) {
                months[index].lines.append(line)
            } else {
                months.append((month, [line]))
            }
        }
        for (month, lines) in months { try append(lines, month: month) }
    }

    private func append(_ lines: [String], month: String) throws(StorageError) {
        let machineFolder = folder + "/" + machine
        let path = "\(machineFolder)/\(month).tsv"
        try Folder.create(machineFolder)
        do throws(StorageError) {
            let file = try OpenFile(path, O_RDWR | O_APPEND | O_CREAT, mode: 0o600)
            let size = Int(try file.status().st_size)
            // The rows that may already be there, and as many again that others may have added since.
            let window = 65_536 + 2 * lines.reduce(0) { $0 + $1.utf8.count + 1 }
            let start = max(0, size - window)
            let addition = Self.addition(of: lines, to: try file.read(from: start, limit: size - start))
            if addition.isEmpty { return }
            try file.write(addition)
            try file.sync()
            if size == 0 { try Folder.sync(machineFolder) }
        } catch {
            throw StorageError(action: "add to", path: path, code: error.code)
        }
    }

    /// What must follow a file that ends with `tail` for `lines` to be in it once each.
    static func addition(of lines: [String], to tail: [UInt8]) -> [UInt8] {
        let newline = UInt8(ascii: "\n")
        var pieces = tail.split(separator: newline, omittingEmptySubsequences: false)
        let torn = pieces.popLast() ?? []
        let present = Set(pieces)
        var missing = lines.map { Array($0.utf8) }.filter { !present.contains($0[...]) }
        if torn.isEmpty {
            if tail.isEmpty { missing.insert(Array(HistoryRow.header.utf8), at: 0) }
            return Array(missing.map { $0 + [newline] }.joined())
        }
        let header = Array(HistoryRow.header.utf8)
        if pieces.isEmpty, torn.count <= header.count, header.starts(with: torn) {
            missing.insert(header, at: 0)
        } else if let index = missing.firstIndex(where: { $0.starts(with: torn) }) {
            missing.insert(missing.remove(at: index), at: 0)
        } else {
            return missing.isEmpty ? [] : [newline] + missing.map { $0 + [newline] }.joined()
        }
        return Array(Array(missing.map { $0 + [newline] }.joined())[torn.count...])
    }
}
