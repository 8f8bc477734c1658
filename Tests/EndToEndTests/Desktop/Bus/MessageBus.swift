import Fixtures
import Foundation

/// A private message bus, which only starts the services in the sandbox's folder `services`.
struct MessageBus {
    let address: String
    let daemon: ChildProcess

    /// Starts `dbus-daemon`; returns once it listens.
    init(_ sandbox: Sandbox, _ name: String) throws {
        let config = sandbox.file("\(name).conf")
        let rules = """
            <busconfig>
              <type>session</type>
              <listen>unix:path=\(sandbox.file("run/\(name)").path)</listen>
              <auth>EXTERNAL</auth>
              <servicedir>\(sandbox.file("services").path)</servicedir>
              <policy context="default">
                <allow user="*"/><allow own="*"/>
                <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
              </policy>
            </busconfig>
            """
        try rules.write(to: config, atomically: true, encoding: .utf8)
        (daemon, address) = try sandbox.start(
            name, ["dbus-daemon", "--config-file=\(config.path)", "--nofork", "--nopidfile", "--print-address=1"],
            awaiting: "address")
    }
}
