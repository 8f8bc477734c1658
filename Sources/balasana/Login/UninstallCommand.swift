import ArgumentParser
import GLibBridge
import Glibc
import Platform
import Storage

struct UninstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall", abstract: "Remove Balasana. Settings and history are kept.",
        discussion: """
            It stops the agent and removes the files that install.sh has installed and the state that the agent has \
            saved. In a terminal it asks first. If Balasana was installed by a package, run `sudo apt remove balasana` \
            instead.
            """)

    @Flag(help: "Delete your settings and history too.")
    var purge = false

    @Flag(help: "List the files that would be removed, and remove nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    func run() throws {
        let prefix = Folder.containing(Folder.containing(OwnProgram.path ?? ""))
        let script = "\(prefix)/share/balasana/uninstall/uninstall.sh"
        guard access(script, R_OK) == 0 else {
            if Installation(agent: AgentLauncher.program) == .package {
                throw Exit.refused(
                    "Balasana was installed by a package. To remove it, run `sudo apt remove balasana`.")
            }
            throw Exit.noInput(
                "\(script) does not exist, so this copy of Balasana cannot remove itself. If you have the source "
                    + "folder, run `./install.sh --uninstall` there.")
        }
        let options = [purge ? "--purge" : nil, dryRun ? "--dry-run" : nil, yes ? "--yes" : nil]
        var bash = Program(["bash", script] + options.compactMap(\.self))
        bash.input = .inherited
        bash.output = .inherited
        bash.errors = .inherited
        let status: Int32
        do throws(Program.Failure) {
            status = try bash.run()
        } catch {
            throw Exit.unavailable("bash", error)
        }
        if status != 0 { throw ExitCode(status) }
    }
}
