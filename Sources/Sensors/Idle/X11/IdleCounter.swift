import CXcbSync
import Glibc

/// A connection to an X server and its IDLETIME counter (X Synchronization Extension 3.1): milliseconds since the last
/// input from any device. Confined to one thread.
///
/// A program that resets the screen saver, with `xset s reset` or XResetScreenSaver, resets the counter too. It also
/// resets the counter of each device at the same moment, and input resets only those of its own device. The two XTEST
/// devices have no hardware, so their counters show a reset without an event for each key.
final class IdleCounter {
    /// The alarms on the counters.
    enum Alarm: CaseIterable {
        /// Fires when the idle time rises past the value.
        case idle
        /// Fires when the idle time falls to the value, after input or a reset.
        case input
        /// Fires when the idle time of the XTEST keyboard falls to the value, after a reset or simulated input.
        case reset
    }

    /// The idle times at one moment.
    struct Answer: Hashable {
        /// The time since the last input or reset, in milliseconds.
        let milliseconds: Int64
        /// True if the counters were last reset by a program, not by input.
        let isReset: Bool
    }

    /// The XTEST pointer and keyboard. The server creates them after the two core devices, which have the numbers 2
    /// and 3.
    private static let quietDevices = ["DEVICEIDLETIME 4", "DEVICEIDLETIME 5"]
    /// The server reads the counters one after the other, and a busy one takes some milliseconds.
    private static let tolerance: Int64 = 5

    private let connection: OpaquePointer
    private let counter: xcb_sync_counter_t
    private let quietCounters: [xcb_sync_counter_t]
    private let firstEvent: UInt8
    private var alarms: [Alarm: xcb_sync_alarm_t] = [:]
    /// The pending requests, of IDLETIME first.
    private var questions: [UInt32] = []

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
            let counters = Self.counters(connection)
            guard let counter = counters["IDLETIME"] else {
                throw SourceUnavailable(reason: "the X server at \(display) has no IDLETIME counter")
            }
            self.counter = counter
            let quiet = Self.quietDevices.compactMap { counters[$0] }
            quietCounters = quiet.count == Self.quietDevices.count ? quiet : []
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

    /// True if the server has the counters that tell a reset from input. Old servers have none.
    var seesResets: Bool { !quietCounters.isEmpty }

    /// Sets the value of an alarm, in milliseconds of idle time. The alarm fires each time.
    func set(_ alarm: Alarm, at milliseconds: Int64) {
        switch alarm {
        case .idle: set(alarm, counter, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION, milliseconds)
        case .input: set(alarm, counter, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION, milliseconds)
        case .reset:
            guard let keyboard = quietCounters.last else { return }
            set(alarm, keyboard, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION, milliseconds)
        }
    }

    private func set(
        _ kind: Alarm, _ counter: xcb_sync_counter_t, _ test: xcb_sync_testtype_t, _ milliseconds: Int64
    ) {
        let value = xcb_sync_int64_t(hi: Int32(milliseconds >> 32), lo: UInt32(truncatingIfNeeded: milliseconds))
        if let alarm = alarms[kind] {
            var values = xcb_sync_change_alarm_value_list_t()
            values.value = value
            xcb_sync_change_alarm_aux(connection, alarm, UInt32(XCB_SYNC_CA_VALUE.rawValue), &values)
        } else {
            let alarm = xcb_generate_id(connection)
            alarms[kind] = alarm
            // With a step of zero an alarm on a transition keeps its value and stays armed.
            var values = xcb_sync_create_alarm_value_list_t(
                counter: counter, valueType: UInt32(XCB_SYNC_VALUETYPE_ABSOLUTE.rawValue), value: value,
                testType: test.rawValue,
                delta: xcb_sync_int64_t(hi: 0, lo: 0), events: 1)
            let all =
                XCB_SYNC_CA_COUNTER.rawValue | XCB_SYNC_CA_VALUE_TYPE.rawValue | XCB_SYNC_CA_VALUE.rawValue
                | XCB_SYNC_CA_TEST_TYPE.rawValue | XCB_SYNC_CA_DELTA.rawValue | XCB_SYNC_CA_EVENTS.rawValue
            xcb_sync_create_alarm_aux(connection, alarm, UInt32(all), &values)
        }
        xcb_flush(connection)
    }

    /// True while a reply is pending.
    var isAsked: Bool { !questions.isEmpty }

    /// Asks for the idle times; ``answer()`` returns them later. A pending reply is discarded.
    func ask() {
        for question in questions { xcb_discard_reply(connection, question) }
        questions = ([counter] + quietCounters).map { xcb_sync_query_counter(connection, $0).sequence }
        xcb_flush(connection)
    }

    /// The requested idle times; nil until the server has answered. Call ``nextAlarm()`` first, which reads from the
    /// connection.
    func answer() -> Answer? {
        // The server answers in order.
        guard let last = questions.last, let keyboard = reply(to: last) else { return nil }
        let earlier = questions.dropLast().map { reply(to: $0) ?? .none }
        questions = []
        let times = (earlier + [keyboard]).compactMap(\.self)
        guard times.count == quietCounters.count + 1, let idle = times.first else { return nil }
        let isReset = seesResets && times.allSatisfy { abs($0 - idle) <= Self.tolerance }
        return Answer(milliseconds: idle, isReset: isReset)
    }

    /// The time in the reply to a request, or none in place of an error or if the connection is closed; nil until the
    /// server has answered.
    private func reply(to question: UInt32) -> Int64?? {
        var reply: UnsafeMutableRawPointer?
        guard xcb_poll_for_reply(connection, question, &reply, nil) != 0 else { return nil }
        // We own the reply.
        defer { free(reply) }
        return .some(reply.map { Int64($0.load(as: xcb_sync_query_counter_reply_t.self).counter_value) })
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
            if let alarm = alarms.first(where: { $0.value == rung.alarm }) {
                return (alarm.key, Int64(rung.counter_value))
            }
        }
        return nil
    }

    /// The system counters of the server, by name.
    private static func counters(_ connection: OpaquePointer) -> [String: xcb_sync_counter_t] {
        // We own the reply. Its list follows after 32 bytes.
        guard
            let reply = xcb_sync_list_system_counters_reply(
                connection, xcb_sync_list_system_counters(connection), nil)
        else { return [:] }
        defer { free(reply) }
        let list = UnsafeRawBufferPointer(start: reply, count: 32 + Int(reply.pointee.length) * 4)
        var counters: [String: xcb_sync_counter_t] = [:]
        // Parse the layout of the protocol: libxcb reads the name after the padding of the C structure, two bytes too
        // far. An entry has an id, a resolution of 8 bytes, the length of the name, the name, and padding to 4 bytes.
        var entry = 32
        for _ in 0..<reply.pointee.counters_len where entry + 14 <= list.count {
            let length = Int(list.load(fromByteOffset: entry + 12, as: UInt16.self))
            let end = entry + 14 + length
            guard end <= list.count else { break }
            let name = String(decoding: list[entry + 14..<end], as: UTF8.self)
            counters[name] = list.load(fromByteOffset: entry, as: xcb_sync_counter_t.self)
            entry = (end + 3) & ~3
        }
        return counters
    }
}

extension Int64 {
    fileprivate init(_ value: xcb_sync_int64_t) {
        self = Int64(value.hi) << 32 | Int64(value.lo)
    }
}
