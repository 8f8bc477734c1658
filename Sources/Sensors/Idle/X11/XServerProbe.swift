import GLibBridge

/// Checks without blocking whether an X server answers, because libxcb waits without a time limit. Use it only on the
/// loop's thread.
///
/// It requests version 0 of the X protocol. Every server refuses that immediately (X Window System Protocol, Connection
/// Setup) and does not count it as a client.
final class XServerProbe {
    private let socket: LocalSocket
    private let source: SourceHandle

    /// Probes the server at `path`; nil if there is none.
    ///
    /// - Parameter answered: Called once, when the server has answered or closed the connection.
    init?(path: String, loop: MainLoop, answered: @escaping @Sendable () -> Void) {
        guard let socket = LocalSocket(path: path) else { return nil }
        // The byte order, version 0.0 and no authorization, which is not checked before the refusal.
        var request = [UInt8](repeating: 0, count: 12)
        request[0] = 1.littleEndian == 1 ? UInt8(ascii: "l") : UInt8(ascii: "B")
        guard socket.send(request) == request.count else { return nil }
        self.socket = socket
        source = loop.watch(readable: socket.descriptor) {
            answered()
            return false
        }
    }

    deinit {
        source.cancel()
    }
}
