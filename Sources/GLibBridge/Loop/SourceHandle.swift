import CNotify

/// An event source of a ``MainLoop``. It lasts until ``cancel()``; releasing the handle does not end it.
public final class SourceHandle: @unchecked Sendable {
    private let source: UnsafeMutablePointer<GSource>

    /// Takes over the caller's reference to `source`.
    init(consuming source: UnsafeMutablePointer<GSource>) {
        self.source = source
    }

    deinit {
        // Only our reference; the context holds its own while the source is attached.
        g_source_unref(source)
    }

    /// Removes the source. Can be called from any thread and more than once. A handler that is running finishes.
    public func cancel() {
        g_source_destroy(source)
    }
}
