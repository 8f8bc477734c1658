import CXcbSync
import Glibc

/// The address of an X server.
struct XDisplay {
    /// The value of `DISPLAY`, such as `:0`.
    let name: String
    /// The path of the server's socket (X(7), "Display names"); nil for a server over the network or `ssh -X`.
    let socket: String?

    /// The display of a session, or the reason why it cannot report idle time.
    static func of(_ environment: [String: String]) -> Result<XDisplay, SourceUnavailable> {
        if SessionKind(environment) == .wayland {
            return .failure(
                SourceUnavailable(reason: "this is a Wayland session, where X11 sees only the input of X11 programs"))
        }
        guard let name = environment["DISPLAY"], !name.isEmpty else {
            return .failure(SourceUnavailable(reason: "DISPLAY is not set"))
        }
        var host: UnsafeMutablePointer<CChar>?
        var number: Int32 = 0
        guard xcb_parse_display(name, &host, &number, nil) != 0 else {
            return .failure(SourceUnavailable(reason: "DISPLAY does not name an X server (\(name))"))
        }
        // xcb_parse_display allocates it; we free it.
        defer { free(host) }
        let isLocal = host.map { strcmp($0, "") == 0 || strcmp($0, "unix") == 0 } ?? true
        return .success(XDisplay(name: name, socket: isLocal ? "/tmp/.X11-unix/X\(number)" : nil))
    }
}
