import Fixtures
import GLibBridge
import Testing

@testable import Platform

@Suite struct PathWalkTests {
    let place = TemporaryFolder()

    /// The paths to watch for `path`, below the test's folder.
    func watched(_ path: String) -> [WatchedPath] {
        PathWalk("\(place.path)/\(path)").watched.compactMap { step in
            guard step.path.hasPrefix(place.path + "/") else { return nil }
            let path = String(step.path.dropFirst(place.path.count + 1))
            return switch step {
            case .file: .file(path)
            case .content: .content(path)
            case .arrival: .arrival(path)
            case .node: .node(path)
            }
        }
    }

    @Test func `each folder and link on the way is watched, and the file by its name and its content`() throws {
        try place.put("dot/b/a.conf", "")
        try place.link("dot/a", to: "./b")
        try place.link("balasana", to: "dot/../dot//a/")
        try place.link("dot/b/balasana.conf", to: "../../dot/b/a.conf")
        #expect(
            watched("balasana/balasana.conf") == [
                .node("balasana"), .node("dot"), .node("dot/a"), .node("dot/b"), .file("dot/b/balasana.conf"),
                .file("dot/b/a.conf"), .content("dot/b/a.conf"),
            ])
    }

    @Test func `the first missing component is watched for its arrival`() throws {
        try place.put("home/file", "")
        try place.link("home/link", to: "../drive/dot")
        #expect(watched("home/balasana.conf") == [.node("home"), .file("home/balasana.conf")])
        #expect(watched("home/config/balasana/balasana.conf") == [.node("home"), .arrival("home/config")])
        #expect(watched("home/link/balasana.conf") == [.node("home"), .node("home/link"), .arrival("drive")])
        #expect(watched("home/file/balasana.conf") == [.node("home"), .arrival("home/file")])
    }

    @Test func `a loop of links ends the walk, with one watch for each link`() throws {
        try place.link("a", to: "b")
        try place.link("b", to: "a")
        try place.link("deeper", to: "deeper/deeper")
        #expect(watched("a/balasana.conf") == [.node("a"), .node("b")])
        #expect(watched("a") == [.file("a"), .file("b")])
        #expect(watched("deeper/balasana.conf") == [.node("deeper")])
    }

    @Test func `missing is the missing target of a link, not a missing file in an existing target`() throws {
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
