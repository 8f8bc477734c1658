import CWaylandIdle
import CWaylandServer
import Glibc

/// The globals of the compositor and the objects of its clients.
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

    /// An idle notification object of a client.
    private final class Watch {
        let number: Int
        let seat: String
        /// True if it ignores inhibitors.
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
    /// The lines of standard input that are not executed yet.
    private var commands: [Substring] = []

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
                compositor.commands += String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
                // Earlier requests of clients are handled first.
                _ = wl_event_loop_add_idle(
                    wl_display_get_event_loop(compositor.display),
                    { Unmanaged<TestCompositor>.fromOpaque($0!).takeUnretainedValue().executeCommands() }, data)
                return 0
            }, me)
        wl_display_run(display)
    }

    private func executeCommands() {
        let lines = commands
        commands = []
        for line in lines { execute(String(line)) }
        wl_display_flush_clients(display)
    }

    /// Executes one command:
    ///
    /// - `ext VERSION`, `kde VERSION`, `seat NAME VERSION`: adds a global.
    /// - `remove LABEL`: removes a global (`ext`, `kde` or the name of a seat).
    /// - `idle [SEAT]`, `resume [SEAT]`: sends the event to each object that is not in that state. With the suffix
    ///   `-input`, only to objects from `get_input_idle_notification`; with `-ordinary`, only to all others. Commands
    ///   that arrive in one write lead to events in one message.
    /// - `raw NUMBER OPCODE`: sends an event to one object, even if it does not fit its state.
    /// - `hang`: writes `hung` and does nothing until `go`.
    /// - `fail`: sends a protocol error to every client.
    /// - `say TEXT`: writes TEXT after all earlier requests are handled and all events are sent.
    func execute(_ command: String) {
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
            setIdle(parts[0] == "idle", words.dropFirst().first, isInput: parts.dropFirst().first.map { $0 == "input" })
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
            // Flush first: then the events are in the socket before the test reads the text.
            wl_display_flush_clients(display)
            say(words[1])
        default:
            say("unknown command \(command)")
            exit(1)
        }
    }

    private func setIdle(_ isIdle: Bool, _ seat: String?, isInput: Bool?) {
        for watch in watches where watch.isIdle != isIdle && [nil, watch.seat].contains(seat) {
            guard [nil, watch.isInput].contains(isInput) else { continue }
            watch.isIdle = isIdle
            wl_resource_post_event_array(watch.resource, isIdle ? 0 : 1, nil)
        }
    }

    private func add(_ label: String, _ interface: UnsafePointer<wl_interface>, _ version: Int32) {
        let global = Global(label, interface, self)
        globals.append(global)
        // libwayland rejects a version above that of the interface, so offer a copy with a higher version.
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
