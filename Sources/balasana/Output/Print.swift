import Platform

/// Prints `text` and a newline on standard output. Characters that a terminal obeys are replaced, except line breaks,
/// because the text may quote other programs and files.
///
/// It hides Swift's own function, so no command prints such a text as it is.
func print(_ text: String) {
    Swift.print(text.harmlessLines)
}

/// Prints `path`: as it is for a program that reads it from a pipe, and cleaned on a terminal.
func printPath(_ path: String) {
    Swift.print(StandardOutput.isTerminal ? path.harmless : path)
}
