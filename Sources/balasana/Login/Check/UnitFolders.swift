import Glibc
import Platform

/// The folders in which the user's systemd looks for `balasana.service`, as in systemd.unit(5).
struct UnitFolders {
    /// The name of the unit.
    static let unit = "balasana.service"
    /// The folders of administrators and packages, the most important first.
    static let ofMachine = ["/etc", "/usr/local/share", "/usr/share", "/usr/local/lib", "/usr/lib"].map {
        "\($0)/systemd/user"
    }

    private static let links = "graphical-session.target.wants"

    /// The user's own folder, the most important one.
    let own: String
    private let others: [String]

    /// - Parameter machine: The folders that all users share.
    init(_ directories: XDGDirectories, machine: [String] = UnitFolders.ofMachine) {
        own = "\(directories.configHome)/systemd/user"
        others = ["\(directories.dataHome)/systemd/user"] + machine
    }

    /// The path of the unit that systemd uses; nil if there is none. It can be a mask.
    var path: String? { Self.first(Self.unit, in: [own] + others) }

    /// The path of a unit outside the user's folder that is not masked; nil if there is none.
    var sharedPath: String? {
        Self.first(Self.unit, in: others).flatMap { Self.isMask($0) ? nil : $0 }
    }

    /// The user's link that starts the unit with the graphical session. A link to `/dev/null` disables a link that
    /// applies to all users.
    var ownLink: String { "\(own)/\(Self.links)/\(Self.unit)" }

    /// Whether ``ownLink`` exists and is no mask.
    var hasOwnLink: Bool { Self.exists(ownLink) && !Self.isMask(ownLink) }

    /// Whether the unit starts with the graphical session, for this user or for all.
    var isEnabled: Bool {
        guard let path, !Self.isMask(path) else { return false }
        return Self.first("\(Self.links)/\(Self.unit)", in: [own] + others).map { !Self.isMask($0) } ?? false
    }

    /// Whether the file is a link to `/dev/null`, as `systemctl mask` creates it.
    static func isMask(_ path: String) -> Bool {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return count > 0 && target[..<count].elementsEqual("/dev/null".utf8)
    }

    private static func first(_ name: String, in folders: [String]) -> String? {
        folders.map { "\($0)/\(name)" }.first(where: exists)
    }

    /// A link that leads nowhere exists too, because systemd goes by its name.
    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
