import Glibc

/// A non-blocking connection to a Unix socket by its path. It is closed with this object, unless another owner took
/// over the descriptor.
final class LocalSocket {
    /// The descriptor, with `SOCK_NONBLOCK` and `SOCK_CLOEXEC`.
    let descriptor: Int32
    private var isReleased = false

    /// Connects to the server at `path`; nil if there is none or if its backlog is full. Also nil for a path that does
    /// not fit in a socket address (107 bytes on Linux).
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
        if !isReleased { close(descriptor) }
    }

    /// Hands the descriptor over to the caller, who has to close it.
    func releaseDescriptor() -> Int32 {
        isReleased = true
        return descriptor
    }

    /// Sends as many of `bytes` as the socket accepts now. Returns that number, or nil if the server is gone.
    func send(_ bytes: [UInt8]) -> Int? {
        let count = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }
}
