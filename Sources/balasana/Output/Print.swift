import Platform

/// Prints ``StandardOutput/clean(_:)`` of `text` and a newline on standard output.
///
/// It hides Swift's own function, so no command prints such a text as it is.
func print(_ text: String) {
    Swift.print(StandardOutput.clean(text))
}

/// Prints `path`: as it is for a program that reads it from a pipe, and cleaned on a terminal.
func printPath(_ path: String) {
    Swift.print(StandardOutput.isTerminal ? path.harmless : path)
}
