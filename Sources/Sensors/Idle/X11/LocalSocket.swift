import Glibc

/// A connection to a Unix socket by its path, which never blocks. It is closed with this object, unless it was handed
/// on.
final class LocalSocket {
    /// Non-blocking, and closed in every program that this one starts.
    let descriptor: Int32
    private var isHandedOn = false

    /// Connects to the server that listens at `path`; nil when there is none, or when it has more connections waiting
    /// than it accepts. A path that does not fit into a socket's address (107 bytes on Linux) has no server.
    init?(path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = path.utf8
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { return nil }
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit {
        if !isHandedOn { close(descriptor) }
    }

    /// The descriptor, for somebody who closes it from now on.
    func handOn() -> Int32 {
        isHandedOn = true
        return descriptor
    }

    /// Sends as much of `bytes` as the connection takes now; how much that was, or nil when the server has gone.
    func send(_ bytes: [UInt8]) -> Int? {
        let count = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }
}
