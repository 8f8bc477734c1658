import Fixtures
import GLibBridge
import Testing

@testable import Platform

@Suite("The way of a path") struct PathWalkTests {
    let place = TemporaryFolder()

    /// What is watched for `path`, below the test's folder.
    func watched(_ path: String) -> [WatchedPath] {
        PathWalk("\(place.path)/\(path)").watched.compactMap { step in
            guard step.path.hasPrefix(place.path + "/") else { return nil }
            let path = String(step.path.dropFirst(place.path.count + 1))
            return switch step {
            case .file: .file(path)
            case .arrival: .arrival(path)
            case .place: .place(path)
            }
        }
    }

    @Test func `each folder and link on it is watched, and the file by its name`() throws {
        try place.put("dot/b/a.conf", "")
        try place.link("dot/a", to: "./b")
        try place.link("balasana", to: "dot/../dot//a/")
        try place.link("dot/b/balasana.conf", to: "../../dot/b/a.conf")
        #expect(
            watched("balasana/balasana.conf") == [
                .place("balasana"), .place("dot"), .place("dot/a"), .place("dot/b"), .file("dot/b/balasana.conf"),
                .file("dot/b/a.conf"),
            ])
    }

    @Test func `what is missing is waited for where it is to come first`() throws {
        try place.put("home/file", "")
        try place.link("home/link", to: "../drive/dot")
        #expect(watched("home/balasana.conf") == [.place("home"), .file("home/balasana.conf")])
        #expect(watched("home/config/balasana/balasana.conf") == [.place("home"), .arrival("home/config")])
        #expect(watched("home/link/balasana.conf") == [.place("home"), .place("home/link"), .arrival("drive")])
        #expect(watched("home/file/balasana.conf") == [.place("home"), .arrival("home/file")])
    }

    @Test func `links in a circle end it, and need no more watches than there are links`() throws {
        try place.link("a", to: "b")
        try place.link("b", to: "a")
        try place.link("deeper", to: "deeper/deeper")
        #expect(watched("a/balasana.conf") == [.place("a"), .place("b")])
        #expect(watched("a") == [.file("a"), .file("b")])
        #expect(watched("deeper/balasana.conf") == [.place("deeper")])
    }

    @Test func `what a link points to and is not there is named, and what is missing behind a link is not`() throws {
        try place.put("dot/a/file", "")
        try place.link("dot/a/balasana.conf", to: "../../gone/balasana.conf")
        try place.link("balasana", to: "dot/a")
        try place.link("stale", to: "dot/b/deep")
        try place.link("again", to: "stale/deeper")
        let missing = { (path: String) in
            PathWalk("\(place.path)/\(path)").missing.map { $0.dropFirst(place.path.count + 1) }
        }
        #expect(missing("balasana/balasana.conf") == "gone/balasana.conf")
        #expect(missing("stale/balasana.conf") == "dot/b/deep")
        #expect(missing("again/balasana.conf") == "dot/b/deep")
        #expect(missing("balasana/other.conf") == nil)
        #expect(missing("balasana/config/balasana.conf") == nil)
        #expect(missing("balasana/file/balasana.conf") == nil)
        #expect(missing("balasana/file") == nil)
        #expect(missing("none/balasana.conf") == nil)
    }
}
