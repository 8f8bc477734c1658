import GLibBridge

/// Finds out whether an X server answers at all, without waiting for it: libxcb waits for ever. For the loop's thread.
///
/// It asks for version 0 of the X protocol, which every server refuses at once with a reason (X Window System Protocol,
/// Connection Setup), so that none takes it for a client that comes and goes.
final class XGreeting {
    private let socket: LocalSocket
    private let source: SourceHandle

    /// Greets the server that listens at `path`; nil when there is none.
    ///
    /// - Parameter answered: Called once, when the server has answered or ended the connection.
    init?(path: String, loop: MainLoop, answered: @escaping @Sendable () -> Void) {
        guard let socket = LocalSocket(path: path) else { return nil }
        // The byte order, a version of 0.0, and no authorization, which a refusal does not look at.
        var greeting = [UInt8](repeating: 0, count: 12)
        greeting[0] = 1.littleEndian == 1 ? UInt8(ascii: "l") : UInt8(ascii: "B")
        guard socket.send(greeting) == greeting.count else { return nil }
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
