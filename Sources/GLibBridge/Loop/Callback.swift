import CNotify

/// A closure for C code: passed retained as `user_data`, released by ``releaseCallback``.
final class Callback<Body> {
    let body: Body

    init(_ body: Body) {
        self.body = body
    }

    /// A pointer that owns this object, until ``releaseCallback`` or ``consumed(_:)`` gets it.
    func retainedPointer() -> UnsafeMutableRawPointer {
        Unmanaged.passRetained(self).toOpaque()
    }

    /// The object behind a `user_data` that C keeps.
    static func borrowed(_ pointer: UnsafeMutableRawPointer?) -> Callback {
        Unmanaged<Callback>.fromOpaque(pointer!).takeUnretainedValue()
    }

    /// The object behind a `user_data` that C hands over.
    static func consumed(_ pointer: UnsafeMutableRawPointer?) -> Callback {
        Unmanaged<Callback>.fromOpaque(pointer!).takeRetainedValue()
    }
}

/// The `GDestroyNotify` for every ``Callback``: releases the reference that C held.
let releaseCallback: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
    Unmanaged<AnyObject>.fromOpaque(pointer!).release()
}
