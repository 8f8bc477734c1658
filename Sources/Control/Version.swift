/// The version of the program.
public enum Version {
    /// As Semantic Versioning writes it.
    public static let number = "0.1.0"
}
