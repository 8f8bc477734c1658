import CNotify

/// Something that a ``MainLoop`` watches. It goes on until ``cancel()``; dropping the handle does not end it.
public final class SourceHandle: @unchecked Sendable {
    private let source: UnsafeMutablePointer<GSource>

    /// Takes over the caller's reference to `source`.
    init(consuming source: UnsafeMutablePointer<GSource>) {
        self.source = source
    }

    deinit {
        // Ours alone; the context holds its own reference for as long as the source is attached.
        g_source_unref(source)
    }

    /// Ends it, from any thread, any number of times. A handler that runs at that moment on the loop runs to its end.
    public func cancel() {
        g_source_destroy(source)
    }
}
