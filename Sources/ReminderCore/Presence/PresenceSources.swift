/// The sources of presence in use, by the names that `status` shows; nil for none.
public struct PresenceSources: Hashable, Sendable {
    /// The source of idle time.
    public var idle: String?
    /// Whether the idle source reports silence that began before the request. On Wayland it does not, so a shorter
    /// request begins to count at zero.
    public var reportsPastSilence = true
    /// The source of the screen lock.
    public var lock: String?
    /// The source of sleep.
    public var sleep: String?

    /// Sources by name; without arguments, none.
    public init(idle: String? = nil, lock: String? = nil, sleep: String? = nil, reportsPastSilence: Bool = true) {
        self.reportsPastSilence = reportsPastSilence
        self.idle = idle
        self.lock = lock
        self.sleep = sleep
    }
}
