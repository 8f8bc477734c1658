import Glibc
import Platform
import ReminderCore

/// The history of reminders, holds and sitting bouts. It is text that any program can read, and rows are only ever
/// added. Each machine has a folder with a file for each month, so a folder synchroniser finds no conflicts.
public struct History: Sendable {
    /// The absolute path of the folder that contains a folder for each machine.
    public let folder: String
    private let owner: Owner

    private enum Owner {
        /// The folder of that name is its own.
        case name(String)
        /// It has the folder of that machine.
        case machine(MachineIdentity)
    }

    /// The history in `folder`. Rows are added to the folder of this machine.
    public init(folder: String) {
        self.init(folder: folder, of: .this)
    }

    /// The history in `folder`. Rows are added to the folder with the name `machine`, whosever it is.
    public init(folder: String, machine: String) {
        self.folder = folder
        owner = .name(machine)
    }

    init(folder: String, of machine: MachineIdentity) {
        self.folder = folder
        owner = .machine(machine)
    }

    /// The name of this machine's folder. It changes when a synchroniser brings the mark of another machine with the
    /// same host name.
    public var machine: String {
        switch owner {
        case .name(let name): name
        case .machine(let identity): identity.folder(in: folder)
        }
    }

    /// Replaces unsafe characters in `hostname` with dashes. Returns `localhost` if nothing is left.
    static func folderName(_ hostname: String) -> String {
        let name = hostname.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_.".contains($0) ? $0 : "-" }
        let visible = name.drop { $0 == "." }
        return visible.isEmpty ? "localhost" : String(visible)
    }

    /// Whether the folder `name` may be that of a machine. Others, such as `lost+found`, have no history.
    public static func isMachine(_ name: String) -> Bool { folderName(name) == name }

    /// Adds `lines`, each a ``HistoryRow/line``. Returns after they are on the disk.
    ///
    /// A line that is already near the end of its file is not added again, so the call can be repeated after a failure.
    /// If the caller saves the lines first and adds them again after a crash, no line is lost or repeated. An
    /// incomplete line is completed. Any other last line without a newline gets a newline and stays. If another program
    /// has saved the file in a form that would make the result unreadable, such as UTF-16, or a later version has
    /// written it, that file stays as it is and the lines go to a second file of the month. After an error, some of the
    /// lines may have been added.
    ///
    /// - Parameter isRepeated: Whether the lines may be in the files already, from an earlier call that did not return.
    ///   If this machine has had another folder then, a line that is there is not added either.
    public func append(_ lines: [String], isRepeated: Bool = false) throws(StorageError) {
        var months: [(month: String, lines: [String])] = []
        for line in isRepeated ? withoutRowsOfFormerFolders(lines) : lines {
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
        // The next month needs a new file in it.
        if let obstacle = Folder.obstacle(to: folder + "/" + machine) { return obstacle }
        for path in paths(month: String(date.description.prefix(7))) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            if status.st_mode & S_IFMT == S_IFDIR { return StorageError(action: "add to", path: path, code: EISDIR) }
            if access(path, R_OK | W_OK) != 0 { return StorageError(action: "add to", path: path, code: errno) }
            if !isForeign(path) { return nil }
        }
        return nil
    }

    /// The files of this machine that another program has saved in a form to which no row is added.
    public var foreignFiles: [String] {
        files(of: machine).files.map(\.path).filter { isForeign($0) && HistoryRow.newerVersion(Self.start($0)) == nil }
    }

    /// The paths of conflict copies, which synchronisers make if two machines have changed one file. Each has its own
    /// kind of name: `2026-11.sync-conflict-20261130-101500-ABCDEFG.tsv` or `2026-11 (conflicted copy 2026-11-30).tsv`.
    public var conflictCopies: [String] {
        let machines = Folder.names(in: folder)
        let paths = machines.flatMap { machine in
            [machine] + Folder.names(in: "\(folder)/\(machine)").map { "\(machine)/\($0)" }
        }
        return paths.filter { Self.isConflictCopy(Folder.name(of: $0)) }.map { "\(folder)/\($0)" }
    }

    /// Whether `name` has a word for a conflict in it.
    static func isConflictCopy(_ name: String) -> Bool {
        let name = Array(name.lowercased().utf8)
        let word = Array("conflict".utf8)
        return name.indices.contains { name[$0...].starts(with: word) }
    }

    /// Whether no row is added to the file at `path` because of its form. False if it cannot be read.
    private func isForeign(_ path: String) -> Bool { !HistoryAddition.canFollow(Self.start(path)) }

    /// The first bytes of the file at `path`; none if it cannot be read.
    private static func start(_ path: String) -> [UInt8] {
        (try? OpenFile(path, O_RDONLY | O_NONBLOCK).read(from: 0, limit: HistoryAddition.startSize)) ?? []
    }

    /// The files for `month` of this machine: a later one is used if no row can be added to those before it.
    private func paths(month: String) -> [String] {
        paths(month: month, in: "\(folder)/\(machine)")
    }

    private func paths(month: String, in machineFolder: String) -> [String] {
        let start = "\(machineFolder)/\(month)"
        return ["\(start).tsv"] + (2...99).map { "\(start).\($0).tsv" }
    }

    /// Those of `lines` that are in no folder that this machine may have had before the present one.
    ///
    /// Only lines that are repeated are compared: another machine with the same host name may have a row of its own
    /// that is equal, such as that of a session that both have missed.
    private func withoutRowsOfFormerFolders(_ lines: [String]) -> [String] {
        guard case .machine(let identity) = owner else { return lines }
        let months = Set(lines.compactMap(HistoryRow.month))
        var missing = lines
        for name in identity.folderNames where name != machine {
            for path in months.flatMap({ paths(month: $0, in: "\(folder)/\(name)") }) {
                // Another machine's file that cannot be read must not keep this one from writing.
                guard !missing.isEmpty, let bytes = try? FileBytes.read(path) else { continue }
                missing = HistoryAddition.missing(missing, in: HistoryEncoding.utf8(bytes))
            }
        }
        return missing
    }

    private func append(_ lines: [String], month: String) throws(StorageError) {
        let machineFolder = folder + "/" + machine
        try Folder.create(machineFolder)
        if case .machine(let identity) = owner { identity.claim(machineFolder) }
        var missing = lines
        for path in paths(month: month, in: machineFolder) {
            if missing.isEmpty { return }
            do throws(StorageError) {
                let file = try OpenFile(path, O_RDWR | O_APPEND | O_CREAT, mode: 0o600)
                let size = Int(try file.status().st_size)
                guard HistoryAddition.canFollow(try file.read(from: 0, limit: HistoryAddition.startSize)) else {
                    let bytes = HistoryEncoding.utf8(try file.read(from: 0, limit: FileBytes.limit))
                    missing = HistoryAddition.missing(missing, in: bytes)
                    continue
                }
                // Room for the rows that may already be there, and for as many rows that were added later.
                let window = 65_536 + 2 * missing.reduce(0) { $0 + $1.utf8.count + 1 }
                let start = max(0, size - window)
                let addition = HistoryAddition.bytes(missing, to: try file.read(from: start, limit: size - start))
                if addition.isEmpty { return }
                try file.write(addition)
                try file.sync()
                if size == 0 { try Folder.sync(machineFolder) }
                return
            } catch {
                throw StorageError(action: "add to", path: path, code: error.code)
            }
        }
    }
}
