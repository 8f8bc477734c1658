import ArgumentParser
import Glibc
import Platform
import Storage

/// Enables and disables the systemd user unit.
struct AutostartUnit {
    /// Characters that systemd does not accept in the path of a program.
    private static let refusedCharacters: Set<Character> = ["\"", "'", "\\"]

    private let folders: UnitFolders
    private let file: AutostartFile
    /// The path of the agent that belongs to this program.
    private let agent: String
    private let systemd: UserSystemd

    /// - Parameter installed: The folder with the installed unit, which is copied to the user's folder.
    init(folders: UnitFolders, installed: String, agent: String, systemd: UserSystemd) {
        self.folders = folders
        file = AutostartFile(
            path: "\(folders.own)/\(UnitFolders.unit)", original: "\(installed)/\(UnitFolders.unit)")
        self.agent = agent
        self.systemd = systemd
    }

    /// Enables the unit. If the user already has a unit file, it stays as it is. A unit for all users that starts this
    /// installation is enabled without a copy.
    ///
    /// - Parameter desktops: The names of the desktop, for the error message.
    /// - Returns: A sentence for each change.
    /// - Throws: Exit status 69 if there is no systemd or systemctl fails, 77 if the unit could not start here.
    func enable(desktops: [String]) throws -> [String] {
        guard systemd.isRunning else {
            throw Exit.unavailable("No systemd user session is running. `balasana autostart enable` works without one.")
        }
        guard systemd.isActive("graphical-session.target") == true else {
            let session = desktops.isEmpty ? "This session" : "This session (\(desktops.joined(separator: ", ")))"
            throw Exit.refused(
                "\(session) has not reached graphical-session.target, so the unit would never start. "
                    + "`balasana autostart enable` uses the autostart folder, which works without it.")
        }
        let masks = [file.path, folders.ownLink].filter(UnitFolders.isMask)
        let old = masks.contains(file.path) ? nil : try file.read()
        let shared = old == nil ? sharedUnit : nil
        let unit = try shared?.unit ?? UnitFile(bytes: old ?? file.installed())
        if let program = unit.program, program.contains(where: Self.refusedCharacters.contains) {
            throw Exit.refused("systemd cannot start a program with a quote or a backslash in its path (\(program)).")
        }
        if folders.isEnabled, old != nil || shared != nil { return [] }
        for mask in masks { try AutostartFile(path: mask, original: "").remove() }
        if old == nil, shared == nil { try file.write(try file.installed()) }
        try systemd.run("daemon-reload")
        if !folders.isEnabled { try systemd.run("enable", UnitFolders.unit) }
        guard folders.isEnabled else { throw Exit.cannotWrite("systemd did not create \(folders.ownLink).") }
        return ["Enabled the systemd user unit \(shared?.path ?? file.path)."]
    }

    /// Disables the unit, but keeps its file.
    ///
    /// - Returns: A sentence for each change; empty if it was disabled.
    func disable() throws -> [String] {
        guard folders.isEnabled, let path = folders.path else { return [] }
        if folders.hasOwnLink {
            if systemd.isRunning {
                try systemd.run("disable", UnitFolders.unit)
            } else {
                try AutostartFile(path: folders.ownLink, original: "").remove()
            }
            guard !folders.hasOwnLink else {
                throw Exit.cannotWrite("systemd did not remove \(folders.ownLink).")
            }
        }
        if folders.isEnabled {
            try mask()
            if systemd.isRunning { try systemd.run("daemon-reload") }
            return ["Disabled the systemd user unit \(path) for you (\(folders.ownLink) leads to /dev/null)."]
        }
        return ["Disabled the systemd user unit \(path)."]
    }

    /// Disables the unit, and removes its file if the user did not change it.
    ///
    /// - Returns: A sentence for each change.
    func disableAndRemove() throws -> [String] {
        let done = try disable()
        guard !file.isLink, let old = try file.read(), let installed = try? file.installed(), old == installed else {
            return done
        }
        try file.remove()
        if systemd.isRunning { try systemd.run("daemon-reload") }
        return done
    }

    /// A unit for all users that starts this installation.
    private var sharedUnit: (path: String, unit: UnitFile)? {
        guard let path = folders.sharedPath, let bytes = try? FileBytes.read(path, limit: 1 << 20) else { return nil }
        let unit = UnitFile(bytes: bytes)
        return unit.program == agent ? (path, unit) : nil
    }

    /// Disables a unit that is enabled for all users. `systemctl disable` cannot do that, and a mask of the unit itself
    /// would also keep the user from starting it.
    private func mask() throws {
        let link = folders.ownLink
        do throws(StorageError) {
            try Folder.create(Folder.containing(link))
        } catch {
            throw Exit.cannotWrite("\(link) could not be created: \(error.reason).")
        }
        guard symlink("/dev/null", link) == 0 else {
            throw Exit.cannotWrite("\(link) could not be created: \(String(cString: strerror(errno))).")
        }
    }
}
