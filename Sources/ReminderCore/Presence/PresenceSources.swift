/// Which sources of presence work, by the names that `status` shows; nil where there is none.
public struct PresenceSources: Hashable, Sendable {
    /// Where idle time comes from.
    public var idle: String?
    /// Whether the idle source, asked for a shorter silence than before, also reports what was silent until then.
    /// Those of Wayland do not.
    public var reportsPastSilence = true
    /// Where the lock comes from.
    public var lock: String?
    /// Where sleep comes from.
    public var sleep: String?

    /// Sources by name.
    public init(idle: String? = nil, lock: String? = nil, sleep: String? = nil, reportsPastSilence: Bool = true) {
        self.reportsPastSilence = reportsPastSilence
        self.idle = idle
        self.lock = lock
        self.sleep = sleep
    }
}
