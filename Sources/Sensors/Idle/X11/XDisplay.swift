import CXcbSync
import Glibc

/// Where the X server of `DISPLAY` is.
struct XDisplay {
    /// `DISPLAY`, such as `:0`.
    let name: String
    /// The server's socket (X(7), "Display names"); nil for a server that is reached over the network, also through
    /// `ssh -X`.
    let socket: String?

    /// The display of a session; why there is none to read idle time from, otherwise.
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
        // Ours to free.
        defer { free(host) }
        let isLocal = host.map { strcmp($0, "") == 0 || strcmp($0, "unix") == 0 } ?? true
        return .success(XDisplay(name: name, socket: isLocal ? "/tmp/.X11-unix/X\(number)" : nil))
    }
}
