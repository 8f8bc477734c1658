import Fixtures
import Foundation
import Platform
import Testing

@Suite struct FolderTests {
    let place = TemporaryFolder()

    @Test func `an existing folder and one that can be created are no obstacle`() {
        #expect(Folder.obstacle(to: place.path) == nil)
        #expect(Folder.obstacle(to: place.path + "/a/b/c") == nil)
        #expect(place.names().isEmpty)
    }

    @Test func `a file at the path of a folder is an obstacle`() throws {
        try place.put("state", "")
        #expect(Folder.obstacle(to: place.path + "/state")?.code == ENOTDIR)
        #expect(Folder.obstacle(to: place.path + "/state/balasana")?.code == ENOTDIR)
    }

    @Test(.enabled(if: getuid() != 0, "root can write everywhere"))
    func `a folder without permission is an obstacle`() throws {
        try place.put("state/x", "")
        chmod(place.path + "/state", 0o500)
        defer { chmod(place.path + "/state", 0o700) }
        #expect(Folder.obstacle(to: place.path + "/state/balasana")?.code == EACCES)
    }
}
