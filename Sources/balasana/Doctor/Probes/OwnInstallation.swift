import Glibc
import Platform
import Storage

/// The programs that `install.sh` installed for this user.
struct OwnInstallation {
    /// The folder of the programs; nil if there is no installation.
    let folder: String?

    /// Reads the record that `install.sh` keeps in the data folder.
    init(_ directories: XDGDirectories) {
        let bytes = (try? FileBytes.read("\(directories.dataHome)/balasana/installed", limit: 1 << 20)).flatMap { $0 }
        let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n")
        let prefix = lines.lazy.map { $0.split(separator: "\t") }.first { $0.count == 3 && $0[0] == "prefix" }
        folder = prefix.map { "\($0[2])/bin" }
    }

    /// ``folder``, if its agent and the one of a package both exist; otherwise nil.
    ///
    /// - Parameter package: The path of the package's agent.
    func besidePackage(_ package: String = Installation.agentOfPackage) -> String? {
        guard let folder else { return nil }
        let agent = "\(folder)/balasana-agent"
        return agent != package && access(agent, X_OK) == 0 && access(package, X_OK) == 0 ? folder : nil
    }
}
