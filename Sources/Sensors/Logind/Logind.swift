import GLibBridge

/// The names of org.freedesktop.login1(5).
enum Logind {
    static let name = "org.freedesktop.login1"
    static let managerPath = "/org/freedesktop/login1"
    static let manager = "org.freedesktop.login1.Manager"
    static let session = "org.freedesktop.login1.Session"
    static let user = "org.freedesktop.login1.User"

    static func managerCall(_ method: String, _ arguments: [Variant]) -> MethodCall {
        MethodCall(destination: name, path: managerPath, interface: manager, method: method, arguments: arguments)
    }

    static func properties(of interface: String, path: String) -> MethodCall {
        .getAll(of: interface, destination: name, path: path)
    }
}
