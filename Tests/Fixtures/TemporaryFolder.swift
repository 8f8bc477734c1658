import Glibc

/// A folder of the test's own, which goes with this object.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() {
        var template = Array("/tmp/balasana.XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit {
        _ = try? ChildProcess(["rm", "-rf", path]).result()
    }

    package func makeFolder(_ name: String) {
        mkdir(path + "/" + name, 0o700)
    }

    /// Writes a file beside it and moves that to its place.
    package func replace(_ name: String, with text: String) {
        let beside = path + "/" + name + ".new"
        let file = fopen(beside, "w")
        fputs(text, file)
        fclose(file)
        rename(beside, path + "/" + name)
    }
}
