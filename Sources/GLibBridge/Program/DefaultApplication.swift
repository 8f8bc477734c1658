import CNotify

/// The application with which the desktop opens files of a type (freedesktop MIME applications specification).
public enum DefaultApplication {
    /// The outcome of ``open(_:as:)``.
    public enum Outcome: Hashable, Sendable {
        /// The application was started, or asked over D-Bus to open the file.
        case opened
        /// No installed application opens this type.
        case missing
        /// The application cannot be started, for this reason.
        case failed(String)
    }

    /// Opens the file at `path` with the default application for `type`, such as `text/plain`. If that needs a
    /// terminal, GIO starts one. The application outlives this process.
    public static func open(_ path: String, as type: String) -> Outcome {
        // We own the application, the file and the list.
        guard let application = g_app_info_get_default_for_type(type, 0) else { return .missing }
        defer { g_object_unref(UnsafeMutableRawPointer(application)) }
        guard let file = g_file_new_for_path(path) else { return .missing }
        defer { g_object_unref(UnsafeMutableRawPointer(file)) }
        let files = g_list_append(nil, UnsafeMutableRawPointer(file))
        defer { g_list_free(files) }
        var error: UnsafeMutablePointer<GError>?
        guard g_app_info_launch(application, files, nil, &error) != 0 else {
            defer { g_clear_error(&error) }
            return .failed(error.map { String(cString: $0.pointee.message) } ?? "unknown error")
        }
        // The request over D-Bus is only queued, and this process may end now.
        if let bus = try? Bus.connect(.session, patience: .seconds(2)) { bus.flush() }
        return .opened
    }
}
