import CNotify

/// An event source of a ``MainLoop``. It lasts until ``cancel()``; releasing the handle does not end it.
public final class SourceHandle: @unchecked Sendable {
    private let source: UnsafeMutablePointer<GSource>
    private let context: OpaquePointer

    /// Takes over the caller's reference to `source`, which is attached to `context`.
    init(consuming source: UnsafeMutablePointer<GSource>, in context: OpaquePointer) {
        self.source = source
        self.context = g_main_context_ref(context)
    }

    deinit {
        // Only our reference; the context holds its own while the source is attached.
        g_source_unref(source)
        // Until here the context is there: g_source_unref locks it, and waits for ever for one that another thread,
        // whose loop has ended, frees at the same moment.
        g_main_context_unref(context)
    }

    /// Removes the source. Can be called from any thread and more than once. A handler that is running finishes.
    public func cancel() {
        g_source_destroy(source)
    }
}
