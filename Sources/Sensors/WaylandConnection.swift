import GLibBridge

/// A connection to a Wayland compositor, as a client sees it, written to the wire format so that no library need be
/// loaded: libwayland-client costs 26 KiB of private memory before anything is connected. For the loop's thread.
///
/// It never blocks: what the compositor does not take yet waits here, and goes on its way when it does.
final class WaylandConnection: @unchecked Sendable {
    /// Gets an event of an object.
    typealias Handler = (_ event: inout WaylandMessage) -> Void

    /// The object that is there from the start, `wl_display`.
    static let display: UInt32 = 1

    private enum Object {
        case live(Handler)
        /// Destroyed here; events may be on their way until the compositor has confirmed it.
        case dead
        case free
    }

    /// More than this waits only when the compositor has long stopped reading.
    private static let mostWaiting = 64 * 1024

    private let loop: MainLoop
    private let ended: (_ reason: String) -> Void
    private var socket: LocalSocket?
    private var readable: SourceHandle?
    private var writable: SourceHandle?
    private var incoming: [UInt8] = []
    private var outgoing: [UInt8] = []
    /// By id; the compositor demands that ids have no gaps. There is no object 0.
    private var objects: [Object] = [.dead, .dead]

    /// Connects to the compositor that listens at `path`; nil when there is none.
    ///
    /// - Parameter ended: Called once when the compositor has ended the connection, or talks nonsense, or no longer
    ///   reads; nothing comes after that.
    init?(path: String, loop: MainLoop, ended: @escaping (_ reason: String) -> Void) {
        guard let socket = LocalSocket(path: path) else { return nil }
        self.loop = loop
        self.socket = socket
        self.ended = ended
        readable = loop.watch(readable: socket.descriptor) { [weak self] in
            self?.read()
            return self?.socket != nil
        }
    }

    deinit {
        close()
    }

    /// Ends it without a word.
    func close() {
        readable?.cancel()
        writable?.cancel()
        socket = nil
        // What they hold may hold this connection.
        objects = []
    }

    /// A new object whose events go to `handler`; its id is to be sent with the request that makes it, before another
    /// object is made.
    func newObject(_ handler: @escaping Handler) -> UInt32 {
        let free = objects.firstIndex { if case .free = $0 { true } else { false } }
        if let free {
            objects[free] = .live(handler)
        } else {
            objects.append(.live(handler))
        }
        return UInt32(free ?? objects.count - 1)
    }

    /// Forgets an object, once the request that destroys it is sent, or when the compositor destroys it by itself.
    func forget(_ object: UInt32) {
        guard objects.indices.contains(Int(object)) else { return }
        objects[Int(object)] = .dead
    }

    /// Sends a request.
    func send(_ object: UInt32, _ opcode: UInt16, _ arguments: WaylandMessage.Argument...) {
        guard socket != nil else { return }
        WaylandMessage.append(object, opcode, arguments, to: &outgoing)
        if writable == nil { write() }
    }

    private func write() {
        guard let sent = socket?.send(outgoing) else { return end("the compositor has gone") }
        // Without its storage: it is empty nearly always.
        outgoing = sent == outgoing.count ? [] : Array(outgoing.dropFirst(sent))
        if outgoing.isEmpty {
            writable?.cancel()
            writable = nil
        } else if outgoing.count > Self.mostWaiting {
            end("the compositor does not read what it is asked")
        } else if writable == nil, let socket {
            writable = loop.watch(writable: socket.descriptor) { [weak self] in
                self?.write()
                return self?.writable != nil
            }
        }
    }

    private func read() {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 4) { buffer in
            while let socket {
                guard let count = socket.receive(into: buffer) else { return end("the compositor has gone") }
                guard count > 0 else { return }
                incoming += buffer[..<count]
                dispatch()
            }
        }
    }

    private func dispatch() {
        var rest = incoming[...]
        incoming = []
        do throws(WaylandMessage.Nonsense) {
            while let (message, length) = try WaylandMessage.first(of: rest) {
                rest = rest.dropFirst(length)
                handle(message)
                // A handler may have closed this.
                guard socket != nil else { return }
            }
            incoming = Array(rest)
        } catch {
            end("the compositor does not speak Wayland")
        }
    }

    private func handle(_ message: WaylandMessage) {
        var message = message
        if message.object == Self.display {
            displayEvent(&message)
        } else if objects.indices.contains(Int(message.object)), case .live(let handler) = objects[Int(message.object)]
        {
            handler(&message)
        }
    }

    private func displayEvent(_ event: inout WaylandMessage) {
        switch event.opcode {
        case 0:  // error: the object, a code, a text; the compositor then ends the connection
            _ = (event.nextWord(), event.nextWord())
            end("the compositor refused a request (\((event.nextText() ?? "without a reason").prefix(100)))")
        case 1:  // delete_id
            guard let id = event.nextWord(), id > Self.display, objects.indices.contains(Int(id)) else { return }
            if case .dead = objects[Int(id)] { objects[Int(id)] = .free }
        default: break
        }
    }

    private func end(_ reason: String) {
        guard socket != nil else { return }
        close()
        ended(reason)
    }
}
