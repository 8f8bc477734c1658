extension History {
    private static let activityWatch = "-activitywatch"

    /// The name of the folder for what ActivityWatch has recorded on the machine `hostname`. It is not the folder of
    /// that machine, because only a machine itself adds rows to its folder.
    public static func activityWatchFolder(_ hostname: String) -> String { folderName(hostname) + activityWatch }

    /// Whether the folder `name` has imported rows. No machine adds rows to it.
    public static func isImported(_ name: String) -> Bool { name.hasSuffix(activityWatch) }
}
