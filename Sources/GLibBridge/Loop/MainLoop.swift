import CNotify
import Glibc

/// A GLib main loop with its context. Every method except ``run()`` can be called from any thread.
public final class MainLoop: @unchecked Sendable {
    private let context: OpaquePointer
    private let loop: OpaquePointer

    /// The loop of the default context, on which libnotify and the bus deliver. It runs while the main thread is in
    /// ``run()``.
    public static let main = MainLoop(
        // g_main_context_default keeps its own reference; deinit releases this one.
        consuming: g_main_context_ref(g_main_context_default()))

    /// Takes over the caller's reference to `context`.
    private init(consuming context: OpaquePointer) {
        self.context = context
        loop = g_main_loop_new(context, 0)
    }

    /// A loop with its own context, which runs on the thread that calls ``run()``.
    convenience init() {
        self.init(consuming: g_main_context_new())
    }

    deinit {
        g_main_loop_unref(loop)
        g_main_context_unref(context)
    }

    /// A loop that already runs on its own thread. Calls to the bus from that thread deliver there.
    ///
    /// - Parameter name: The name of the thread; the kernel keeps the first 15 bytes.
    public static func onNewThread(named name: String) -> MainLoop {
        let loop = MainLoop(consuming: g_main_context_new())
        let body = Callback<() -> Void> {
            balasana_name_this_thread(name)
            g_main_context_push_thread_default(loop.context)
            loop.run()
            g_main_context_pop_thread_default(loop.context)
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 256 * 1024)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        // The new thread takes over the reference to the closure.
        let failure = pthread_create(
            &thread, &attributes,
            { pointer in
                Callback<() -> Void>.consumed(pointer).body()
                return nil
            }, body.retainedPointer())
        precondition(failure == 0, "pthread_create: \(String(cString: strerror(failure)))")
        return loop
    }

    /// Runs the loop on the calling thread until ``quit()``. Run ``main`` only on the main thread.
    public func run() {
        g_main_loop_run(loop)
    }

    /// Ends ``run()`` after the work that is already queued, even if ``run()`` has not been called yet.
    public func quit() {
        perform { [self] in g_main_loop_quit(loop) }
    }

    /// Queues `work` to run on the loop's thread, in the order of the calls. It never runs inline.
    public func perform(_ work: @escaping @Sendable () -> Void) {
        let source = g_idle_source_new()!
        g_source_set_priority(source, G_PRIORITY_DEFAULT)
        // The source owns the closure until it is destroyed, which G_SOURCE_REMOVE does.
        g_source_set_callback(
            source,
            { pointer in
                Callback<@Sendable () -> Void>.borrowed(pointer).body()
                return 0
            }, Callback(work).retainedPointer(), releaseCallback)
        g_source_attach(source, context)
        g_source_unref(source)
    }

    /// Runs `work` once on the loop's thread after `delay` on the monotonic clock. Time in suspend does not count.
    @discardableResult
    public func after(_ delay: Duration, _ work: @escaping @Sendable () -> Void) -> SourceHandle {
        let source = g_timeout_source_new(guint(clamping: delay.milliseconds))!
        g_source_set_callback(
            source,
            { pointer in
                Callback<@Sendable () -> Void>.borrowed(pointer).body()
                return 0
            }, Callback(work).retainedPointer(), releaseCallback)
        return attach(source)
    }

    /// Calls `handler` on the loop's thread whenever `fd` is readable, at its end or failed, until it returns false.
    ///
    /// The caller keeps the descriptor and must call ``SourceHandle/cancel()`` before closing it.
    @discardableResult
    public func watch(readable fd: Int32, _ handler: @escaping @Sendable () -> Bool) -> SourceHandle {
        watch(fd, for: G_IO_IN, handler)
    }

    /// Calls `handler` on the loop's thread whenever `fd` is writable, at its end or failed, until it returns false.
    ///
    /// The caller keeps the descriptor and must call ``SourceHandle/cancel()`` before closing it.
    @discardableResult
    public func watch(writable fd: Int32, _ handler: @escaping @Sendable () -> Bool) -> SourceHandle {
        watch(fd, for: G_IO_OUT, handler)
    }

    private func watch(
        _ fd: Int32, for event: GIOCondition, _ handler: @escaping @Sendable () -> Bool
    ) -> SourceHandle {
        let events = GIOCondition(event.rawValue | G_IO_HUP.rawValue | G_IO_ERR.rawValue)
        let source = g_unix_fd_source_new(fd, events)!
        let function: GUnixFDSourceFunc = { _, _, pointer in
            Callback<@Sendable () -> Bool>.borrowed(pointer).body() ? 1 : 0
        }
        // GLib calls the function with the signature for this type of source; see g_source_set_callback.
        g_source_set_callback(
            source, unsafeBitCast(function, to: GSourceFunc.self), Callback(handler).retainedPointer(), releaseCallback)
        return attach(source)
    }

    /// Calls `handler` on the loop's thread for each signal `number`.
    ///
    /// - Parameter number: SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGUSR2 or SIGWINCH. GLib cannot watch any others.
    @discardableResult
    public func onUnixSignal(_ number: Int32, _ handler: @escaping @Sendable () -> Void) -> SourceHandle {
        let source = g_unix_signal_source_new(number)!
        g_source_set_callback(
            source,
            { pointer in
                Callback<@Sendable () -> Void>.borrowed(pointer).body()
                return 1
            }, Callback(handler).retainedPointer(), releaseCallback)
        return attach(source)
    }

    /// Calls `handler` once on the loop's thread with the `waitpid` status when the child `process` has exited. Do not
    /// wait for that child anywhere else.
    @discardableResult
    public func watch(child process: Int32, _ handler: @escaping @Sendable (Int32) -> Void) -> SourceHandle {
        let source = g_child_watch_source_new(process)!
        let function: GChildWatchFunc = { _, status, pointer in
            Callback<@Sendable (Int32) -> Void>.borrowed(pointer).body(status)
        }
        g_source_set_callback(
            source, unsafeBitCast(function, to: GSourceFunc.self), Callback(handler).retainedPointer(), releaseCallback)
        return attach(source)
    }

    /// Attaches `source`. The handle takes over our reference to it.
    private func attach(_ source: UnsafeMutablePointer<GSource>) -> SourceHandle {
        g_source_attach(source, context)
        return SourceHandle(consuming: source, in: context)
    }
}

extension Duration {
    /// Whole milliseconds, rounded up to make no wait too short.
    var milliseconds: Int64 {
        let parts = components
        return parts.seconds * 1000 + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
