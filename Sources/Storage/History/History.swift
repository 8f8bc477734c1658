import Glibc
import Platform
import ReminderCore

/// The history of reminders, holds and sitting bouts. It is text that any program can read, and rows are only ever
/// added. Each machine has a folder with a file for each month, so a folder synchroniser finds no conflicts.
public struct History: Sendable {
    /// The absolute path of the folder that contains a folder for each machine.
    public let folder: String
    /// The name of this machine's folder.
    public let machine: String

    /// The history in `folder`. Rows are added to the folder of `machine`.
    public init(folder: String, machine: String = History.thisMachine()) {
        self.folder = folder
        self.machine = machine
    }

    /// The host name of this machine, with a dash for each character that is not safe in a file name.
    public static func thisMachine() -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let code = buffer.withUnsafeMutableBytes { gethostname($0.baseAddress!, $0.count - 1) }
        return folderName(code == 0 ? String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self) : "")
    }

    /// Replaces unsafe characters in `hostname` with dashes. Returns `localhost` if nothing is left.
    static func folderName(_ hostname: String) -> String {
        let name = hostname.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_.".contains($0) ? $0 : "-" }
        let visible = name.drop { $0 == "." }
        return visible.isEmpty ? "localhost" : String(visible)
    }

    /// Adds `lines`, each a ``HistoryRow/line``. Returns after they are on the disk.
    ///
    /// A line that is already near the end of its file is not added again, so the call can be repeated after a failure.
    /// If the caller saves the lines first and adds them again after a crash, no line is lost or repeated. An
    /// incomplete line is completed. Any other last line without a newline gets a newline and stays. After an error,
    /// some of the lines may have been added.
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

    /// Why rows of `date` could not be added; nil where they could. Nothing is written to find out.
    public func obstacle(on date: LocalDate) -> StorageError? {
        let machineFolder = folder + "/" + machine
        // The next month needs a new file in it.
        if let obstacle = Folder.obstacle(to: machineFolder) { return obstacle }
        let path = "\(machineFolder)/\(date.description.prefix(7)).tsv"
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if status.st_mode & S_IFMT == S_IFDIR { return StorageError(action: "add to", path: path, code: EISDIR) }
        return access(path, R_OK | W_OK) == 0 ? nil : StorageError(action: "add to", path: path, code: errno)
    }

    private func append(_ lines: [String], month: String) throws(StorageError) {
        let machineFolder = folder + "/" + machine
        let path = "\(machineFolder)/\(month).tsv"
        try Folder.create(machineFolder)
        do throws(StorageError) {
            let file = try OpenFile(path, O_RDWR | O_APPEND | O_CREAT, mode: 0o600)
            let size = Int(try file.status().st_size)
            // Room for the rows that may already be there, and for as many rows that were added later.
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

    /// The bytes to append to a file that ends with `tail`, so the file then contains each of `lines` once.
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
