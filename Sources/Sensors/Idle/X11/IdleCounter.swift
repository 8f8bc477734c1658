import CXcbSync
import Glibc

/// A connection to an X server and its IDLETIME counter (X Synchronization Extension 3.1): milliseconds since the last
/// input from any device. Confined to one thread.
final class IdleCounter {
    /// The two alarms on the counter.
    enum Alarm {
        /// Fires when the idle time rises past the value.
        case idle
        /// Fires when the idle time falls to the value, which only input causes.
        case input
    }

    private let connection: OpaquePointer
    private let counter: xcb_sync_counter_t
    private let firstEvent: UInt8
    private var idleAlarm: xcb_sync_alarm_t = 0
    private var inputAlarm: xcb_sync_alarm_t = 0
    private var question: UInt32?

    /// Connects to `display` and finds the counter. Blocks until the server has answered, without a time limit: check
    /// with ``XServerProbe`` first.
    init(display: String) throws(SourceUnavailable) {
        // We own the connection, even a failed one. deinit does not run if this initialiser throws.
        let connection = xcb_connect(display, nil)!
        do throws(SourceUnavailable) {
            guard xcb_connection_has_error(connection) == 0 else {
                throw SourceUnavailable(reason: "cannot connect to the X server at \(display)")
            }
            // The data belongs to the connection.
            guard let sync = balasana_xcb_sync_data(connection), sync.pointee.present != 0 else {
                throw SourceUnavailable(reason: "the X server at \(display) has no SYNC extension")
            }
            // A client must send its version before any other request.
            free(xcb_sync_initialize_reply(connection, xcb_sync_initialize(connection, 3, 1), nil))
            guard let counter = Self.find("IDLETIME", connection) else {
                throw SourceUnavailable(reason: "the X server at \(display) has no IDLETIME counter")
            }
            self.counter = counter
            firstEvent = sync.pointee.first_event
            self.connection = connection
        } catch {
            xcb_disconnect(connection)
            throw error
        }
    }

    deinit {
        xcb_disconnect(connection)
    }

    /// Readable when the server has sent data. It belongs to the connection.
    var descriptor: Int32 { xcb_get_file_descriptor(connection) }

    /// True if the connection is closed.
    var isLost: Bool { xcb_connection_has_error(connection) != 0 }

    /// Sets the value of an alarm, in milliseconds of idle time. The alarm fires each time.
    func set(_ alarm: Alarm, at milliseconds: Int64) {
        switch alarm {
        case .idle: set(&idleAlarm, UInt32(XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION.rawValue), milliseconds)
        case .input: set(&inputAlarm, UInt32(XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION.rawValue), milliseconds)
        }
    }

    private func set(_ alarm: inout xcb_sync_alarm_t, _ test: UInt32, _ milliseconds: Int64) {
        let value = xcb_sync_int64_t(hi: Int32(milliseconds >> 32), lo: UInt32(truncatingIfNeeded: milliseconds))
        if alarm == 0 {
            alarm = xcb_generate_id(connection)
            // With a step of zero an alarm on a transition keeps its value and stays armed.
            var values = xcb_sync_create_alarm_value_list_t(
                counter: counter, valueType: UInt32(XCB_SYNC_VALUETYPE_ABSOLUTE.rawValue), value: value, testType: test,
                delta: xcb_sync_int64_t(hi: 0, lo: 0), events: 1)
            let all =
                XCB_SYNC_CA_COUNTER.rawValue | XCB_SYNC_CA_VALUE_TYPE.rawValue | XCB_SYNC_CA_VALUE.rawValue
                | XCB_SYNC_CA_TEST_TYPE.rawValue | XCB_SYNC_CA_DELTA.rawValue | XCB_SYNC_CA_EVENTS.rawValue
            xcb_sync_create_alarm_aux(connection, alarm, UInt32(all), &values)
        } else {
            var values = xcb_sync_change_alarm_value_list_t()
            values.value = value
            xcb_sync_change_alarm_aux(connection, alarm, UInt32(XCB_SYNC_CA_VALUE.rawValue), &values)
        }
        xcb_flush(connection)
    }

    /// True while a reply is pending.
    var isAsked: Bool { question != nil }

    /// Asks for the idle time; ``answer()`` returns it later. A pending reply is discarded.
    func ask() {
        if let question { xcb_discard_reply(connection, question) }
        question = xcb_sync_query_counter(connection, counter).sequence
        xcb_flush(connection)
    }

    /// The requested idle time in milliseconds; nil until the server has answered. Call ``nextAlarm()`` first, which
    /// reads from the connection.
    func answer() -> Int64? {
        var reply: UnsafeMutableRawPointer?
        guard let question, xcb_poll_for_reply(connection, question, &reply, nil) != 0 else { return nil }
        self.question = nil
        // We own the reply. It is nil after an error or if the connection is closed.
        defer { free(reply) }
        return reply.map { Int64($0.load(as: xcb_sync_query_counter_reply_t.self).counter_value) }
    }

    /// The next alarm that fired, with the idle time at that moment; nil when nothing is left to read.
    ///
    /// A request can also read events, and ``descriptor`` does not become readable for those. Call this after every
    /// request.
    func nextAlarm() -> (alarm: Alarm, milliseconds: Int64)? {
        while let event = xcb_poll_for_event(connection) {
            // We own the event.
            defer { free(event) }
            guard event.pointee.response_type & 0x7f == firstEvent + UInt8(XCB_SYNC_ALARM_NOTIFY) else { continue }
            let rung = UnsafeRawPointer(event).load(as: xcb_sync_alarm_notify_event_t.self)
            if rung.alarm == idleAlarm { return (.idle, Int64(rung.counter_value)) }
            if rung.alarm == inputAlarm { return (.input, Int64(rung.counter_value)) }
        }
        return nil
    }

    private static func find(_ name: String, _ connection: OpaquePointer) -> xcb_sync_counter_t? {
        // We own the reply. Its list follows after 32 bytes.
        guard
            let reply = xcb_sync_list_system_counters_reply(
                connection, xcb_sync_list_system_counters(connection), nil)
        else { return nil }
        defer { free(reply) }
        let list = UnsafeRawBufferPointer(start: reply, count: 32 + Int(reply.pointee.length) * 4)
        // Parse the layout of the protocol: libxcb reads the name after the padding of the C structure, two bytes too
        // far. An entry has an id, a resolution of 8 bytes, the length of the name, the name, and padding to 4 bytes.
        var entry = 32
        for _ in 0..<reply.pointee.counters_len where entry + 14 <= list.count {
            let length = Int(list.load(fromByteOffset: entry + 12, as: UInt16.self))
            let end = entry + 14 + length
            guard end <= list.count else { return nil }
            if list[entry + 14..<end].elementsEqual(name.utf8) {
                return list.load(fromByteOffset: entry, as: xcb_sync_counter_t.self)
            }
            entry = (end + 3) & ~3
        }
        return nil
    }
}

extension Int64 {
    fileprivate init(_ value: xcb_sync_int64_t) {
        self = Int64(value.hi) << 32 | Int64(value.lo)
    }
}
