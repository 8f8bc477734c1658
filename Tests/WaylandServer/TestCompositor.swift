import CWaylandIdle
import CWaylandServer
import Glibc

/// The compositor's globals, and what its clients have made of them.
final class TestCompositor {
    private final class Global {
        let label: String
        let interface: UnsafePointer<wl_interface>
        unowned let compositor: TestCompositor
        var global: OpaquePointer?

        init(_ label: String, _ interface: UnsafePointer<wl_interface>, _ compositor: TestCompositor) {
            (self.label, self.interface, self.compositor) = (label, interface, compositor)
        }
    }

    /// An object that a client waits for silence with.
    private final class Watch {
        let number: Int
        let seat: String
        /// Whether inhibitors are nothing to it.
        let isInput: Bool
        let resource: OpaquePointer
        unowned let compositor: TestCompositor
        var isIdle = false

        init(_ number: Int, _ seat: String, isInput: Bool, _ resource: OpaquePointer, _ compositor: TestCompositor) {
            (self.number, self.seat, self.isInput) = (number, seat, isInput)
            (self.resource, self.compositor) = (resource, compositor)
        }
    }

    private let display = wl_display_create()!
    private var globals: [Global] = []
    private var watches: [Watch] = []
    private var made = 0
    /// The lines of standard input that are still to be obeyed.
    private var orders: [Substring] = []

    func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(1, bytes, bytes.count)
    }

    func listen(_ socket: String) {
        guard wl_display_add_socket(display, socket) == 0 else {
            say("cannot listen on \(socket)")
            exit(1)
        }
    }

    /// Serves until standard input ends.
    func run() {
        let me = Unmanaged.passUnretained(self).toOpaque()
        _ = wl_event_loop_add_fd(
            wl_display_get_event_loop(display), 0, UInt32(WL_EVENT_READABLE),
            { _, _, data in
                let compositor = Unmanaged<TestCompositor>.fromOpaque(data!).takeUnretainedValue()
                var buffer = [UInt8](repeating: 0, count: 4096)
                let count = read(0, &buffer, buffer.count)
                guard count > 0 else { exit(0) }
                compositor.orders += String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
                // What clients have asked before lies beside the order, and goes first.
                _ = wl_event_loop_add_idle(
                    wl_display_get_event_loop(compositor.display),
                    { Unmanaged<TestCompositor>.fromOpaque($0!).takeUnretainedValue().obeyOrders() }, data)
                return 0
            }, me)
        wl_display_run(display)
    }

    private func obeyOrders() {
        let lines = orders
        orders = []
        for line in lines { obey(String(line)) }
        wl_display_flush_clients(display)
    }

    /// - `ext VERSION`, `kde VERSION`, `seat NAME VERSION`: a global comes; `remove LABEL`: it goes (`ext`, `kde`,
    ///   NAME).
    /// - `idle [SEAT]`, `resume [SEAT]`: silence and input, told once to each object that does not know it; behind it
    ///   `-input` or `-ordinary` for those alone that were asked for with `get_input_idle_notification`, or were not.
    ///   What stands in one message is told in one.
    /// - `raw NUMBER OPCODE`: an event of one object, fitting or not.
    /// - `hang`: `hung` is written, and nobody is served until `go`.
    /// - `fail`: a protocol error for everybody.
    /// - `say TEXT`: TEXT is written, after everything asked so far is done and sent.
    func obey(_ command: String) {
        let words = command.split(separator: " ").map(String.init)
        switch words[0] {
        case "ext": add("ext", balasana_notifier_interface(), Int32(words[1])!)
        case "kde": add("kde", balasana_kde_idle_interface(), Int32(words[1])!)
        case "seat": add(words[1], balasana_seat_interface(), Int32(words[2])!)
        case "remove":
            let global = globals.first { $0.label == words[1] }!
            wl_global_remove(global.global)
        case "idle", "idle-input", "idle-ordinary", "resume", "resume-input", "resume-ordinary":
            let parts = words[0].split(separator: "-")
            tell(parts[0] == "idle", words.dropFirst().first, isInput: parts.dropFirst().first.map { $0 == "input" })
        case "raw":
            let number = Int(words[1])!
            if let watch = watches.first(where: { $0.number == number }) {
                wl_resource_post_event_array(watch.resource, UInt32(words[2])!, nil)
            }
        case "fail": for watch in watches { wl_resource_post_no_memory(watch.resource) }
        case "hang":
            say("hung")
            while let line = readLine(), line != "go" {}
        case "say":
            // Whoever reads the text finds the events before it at the socket.
            wl_display_flush_clients(display)
            say(words[1])
        default:
            say("unknown command \(command)")
            exit(1)
        }
    }

    private func tell(_ isIdle: Bool, _ seat: String?, isInput: Bool?) {
        for watch in watches where watch.isIdle != isIdle && [nil, watch.seat].contains(seat) {
            guard [nil, watch.isInput].contains(isInput) else { continue }
            watch.isIdle = isIdle
            wl_resource_post_event_array(watch.resource, isIdle ? 0 : 1, nil)
        }
    }

    private func add(_ label: String, _ interface: UnsafePointer<wl_interface>, _ version: Int32) {
        let global = Global(label, interface, self)
        globals.append(global)
        // libwayland refuses a version above what the interface knows; the number is what clients are told.
        let offered = UnsafeMutablePointer<wl_interface>.allocate(capacity: 1)
        offered.initialize(to: interface.pointee)
        offered.pointee.version = max(interface.pointee.version, version)
        global.global = wl_global_create(
            display, offered, version, Unmanaged.passUnretained(global).toOpaque(),
            { client, data, version, id in
                let global = Unmanaged<Global>.fromOpaque(data!).takeUnretainedValue()
                global.compositor.bind(global, client!, version, id)
            })
        if global.global == nil { say("no global \(label)") }
    }

    private func bind(_ global: Global, _ client: OpaquePointer, _ version: UInt32, _ id: UInt32) {
        say("bind \(global.label) \(version)")
        let resource = wl_resource_create(client, global.interface, Int32(version), id)!
        serve(resource, Unmanaged.passUnretained(global).toOpaque())
    }

    private func serve(_ resource: OpaquePointer, _ data: UnsafeMutableRawPointer) {
        wl_resource_set_dispatcher(
            resource,
            { _, target, opcode, message, arguments in
                let resource = OpaquePointer(target!)
                let name = String(cString: message!.pointee.name)
                if name == "destroy" || name == "release" {
                    wl_resource_destroy(resource)
                } else if name.hasPrefix("get_idle") || name.hasPrefix("get_input") {
                    let global = Unmanaged<Global>.fromOpaque(wl_resource_get_user_data(resource)).takeUnretainedValue()
                    global.compositor.watch(resource, name, arguments!)
                }
                return 0
            }, nil, data,
            { resource in
                let data = wl_resource_get_user_data(resource)!
                if let watch = Unmanaged<AnyObject>.fromOpaque(data).takeUnretainedValue() as? Watch {
                    watch.compositor.destroyed(watch)
                }
            })
    }

    private func watch(_ resource: OpaquePointer, _ name: String, _ arguments: UnsafeMutablePointer<wl_argument>) {
        let isPlasma = name == "get_idle_timeout"
        let seat = arguments[isPlasma ? 1 : 2].o!
        let milliseconds = arguments[isPlasma ? 2 : 1].u
        let label = Unmanaged<Global>.fromOpaque(wl_resource_get_user_data(seat)).takeUnretainedValue().label
        let made = wl_resource_create(
            wl_resource_get_client(resource),
            isPlasma ? balasana_kde_idle_timeout_interface() : balasana_notification_interface(),
            wl_resource_get_version(resource), arguments[0].n)!
        self.made += 1
        let watch = Watch(self.made, label, isInput: name == "get_input_idle_notification", made, self)
        watches.append(watch)
        serve(made, Unmanaged.passUnretained(watch).toOpaque())
        say("\(name) \(label) \(milliseconds) #\(watch.number)")
    }

    private func destroyed(_ watch: Watch) {
        watches.removeAll { $0 === watch }
        say("destroyed #\(watch.number)")
    }
}
