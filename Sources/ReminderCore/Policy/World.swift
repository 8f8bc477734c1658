/// What all machines read and few events change: settings, time zone, sources and practice.
struct World: Sendable {
    var settings: Settings
    var calendar: Calendar
    var practice: Practice
    /// The sources of presence that work.
    var sources = PresenceSources()
}
