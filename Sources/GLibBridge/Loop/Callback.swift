import CNotify

/// A closure on its way through C: passed retained as `user_data`, released by ``releaseCallback``.
final class Callback<Body> {
    let body: Body

    init(_ body: Body) {
        self.body = body
    }

    /// A pointer that owns this object; ``releaseCallback`` (or a consuming read) must take it back.
    func retainedPointer() -> UnsafeMutableRawPointer {
        Unmanaged.passRetained(self).toOpaque()
    }

    /// The object behind a `user_data` that stays owned by C.
    static func borrowed(_ pointer: UnsafeMutableRawPointer?) -> Callback {
        Unmanaged<Callback>.fromOpaque(pointer!).takeUnretainedValue()
    }

    /// The object behind a `user_data` that C hands over for good.
    static func consumed(_ pointer: UnsafeMutableRawPointer?) -> Callback {
        Unmanaged<Callback>.fromOpaque(pointer!).takeRetainedValue()
    }
}

/// The `GDestroyNotify` for every ``Callback``: gives up the reference that C held.
let releaseCallback: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
    Unmanaged<AnyObject>.fromOpaque(pointer!).release()
}
