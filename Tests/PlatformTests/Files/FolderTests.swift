import Fixtures
import Foundation
import Platform
import Testing

@Suite struct FolderTests {
    let place = TemporaryFolder()

    @Test func `a folder that is there, and one that can be made, can be written into`() {
        #expect(Folder.obstacle(to: place.path) == nil)
        #expect(Folder.obstacle(to: place.path + "/a/b/c") == nil)
        #expect(place.names().isEmpty)
    }

    @Test func `a file in the place of a folder is an obstacle`() throws {
        try place.put("state", "")
        #expect(Folder.obstacle(to: place.path + "/state")?.code == ENOTDIR)
        #expect(Folder.obstacle(to: place.path + "/state/balasana")?.code == ENOTDIR)
    }

    @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
    func `a folder without permission is an obstacle`() throws {
        try place.put("state/x", "")
        chmod(place.path + "/state", 0o500)
        defer { chmod(place.path + "/state", 0o700) }
        #expect(Folder.obstacle(to: place.path + "/state/balasana")?.code == EACCES)
    }
}
