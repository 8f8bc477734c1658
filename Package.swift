// swift-tools-version: 6.0
import PackageDescription

// Dependencies point in one direction. Tests/ArchitectureTests checks the imports against this list.
let package = Package(
    name: "Balasana",
    products: [
        .executable(name: "balasana-agent", targets: ["balasana-agent"]),
        .executable(name: "balasana", targets: ["balasana"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CNotify", path: "CNotify", pkgConfig: "libnotify", providers: [.apt(["libnotify-dev"])]),
        .systemLibrary(name: "CXcbSync", pkgConfig: "xcb-sync", providers: [.apt(["libxcb-sync-dev"])]),
        .systemLibrary(name: "CWaylandClient", pkgConfig: "wayland-client", providers: [.apt(["libwayland-dev"])]),
        .target(
            name: "CWaylandIdle", dependencies: ["CWaylandClient"],
            exclude: ["ext-idle-notify-v1.xml", "idle.xml", "LGPL-2.1.txt"]),

        .target(name: "ReminderCore", exclude: ["RULES.md", "POSE.md"]),
        .target(name: "ReminderSimulation", dependencies: ["ReminderCore"]),
        .target(name: "HistoryStatistics", dependencies: ["ReminderCore"]),
        .target(name: "GLibBridge", dependencies: ["CNotify"]),
        .target(name: "Platform", dependencies: ["ReminderCore", "GLibBridge"]),
        .target(
            name: "Sensors", dependencies: ["ReminderCore", "Platform", "GLibBridge", "CXcbSync", "CWaylandIdle"]),
        .target(name: "Presenters", dependencies: ["ReminderCore", "Platform", "GLibBridge"]),
        .target(name: "Storage", dependencies: ["ReminderCore", "Platform", "GLibBridge"]),
        .target(name: "Control", dependencies: ["ReminderCore", "Platform", "GLibBridge"]),
        .target(
            name: "Agent",
            dependencies: ["ReminderCore", "GLibBridge", "Platform", "Sensors", "Presenters", "Storage", "Control"]),
        .executableTarget(name: "balasana-agent", dependencies: ["Agent"]),
        .executableTarget(
            name: "balasana",
            dependencies: [
                "ReminderCore", "ReminderSimulation", "HistoryStatistics", "GLibBridge", "Platform", "Presenters",
                "Storage", "Control",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .testTarget(
            name: "ReminderCoreTests",
            dependencies: ["ReminderCore", "ReminderSimulation", "Platform", "Fixtures"],
            exclude: ["Policy/Golden"]),
        .target(name: "Fixtures", dependencies: ["GLibBridge", "ReminderCore", "CNotify"], path: "Tests/Fixtures"),
        .systemLibrary(
            name: "CWaylandServer", path: "Tests/CWaylandServer", pkgConfig: "wayland-server",
            providers: [.apt(["libwayland-dev"])]),
        .executableTarget(
            name: "wayland-server", dependencies: ["CWaylandServer", "CWaylandIdle"], path: "Tests/WaylandServer"),
        .testTarget(
            name: "PlatformTests",
            dependencies: ["Platform", "ReminderCore", "GLibBridge", "CNotify", "Fixtures"]),
        .testTarget(name: "GLibBridgeTests", dependencies: ["GLibBridge", "Fixtures"]),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "Platform", "ReminderCore", "GLibBridge", "CNotify", "Fixtures"],
            exclude: ["Config/Golden"]),
        .testTarget(
            name: "SensorsTests",
            dependencies: [
                "Sensors", "Platform", "ReminderCore", "GLibBridge", "Fixtures", "CNotify", "wayland-server",
            ],
            exclude: ["Recorded"]),
        .testTarget(
            name: "PresentersTests", dependencies: ["Presenters", "ReminderCore", "GLibBridge", "Fixtures"],
            exclude: ["Golden", "Tray/Golden"]),
        .testTarget(name: "HistoryStatisticsTests", dependencies: ["HistoryStatistics", "ReminderCore"]),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "balasana", "ReminderCore", "ReminderSimulation", "HistoryStatistics", "GLibBridge", "Platform",
                "Presenters", "Storage", "Control", "Fixtures", "CNotify",
            ],
            exclude: [
                "Config/Golden", "Guide/Golden", "Help/Golden", "Hold/Golden", "Simulate/Golden", "Plan/Golden",
                "Report/Golden", "Stats/Golden", "Stats/Oracle", "Status/Golden",
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["balasana-agent", "balasana", "wayland-server", "Fixtures", "GLibBridge"]),

        .executableTarget(
            name: "policy-benchmark", dependencies: ["ReminderCore", "ReminderSimulation"],
            path: "Tests/Benchmarks/Policy"),
        .executableTarget(
            name: "simulate-benchmark", dependencies: ["Fixtures", "balasana"], path: "Tests/Benchmarks/Simulate"),
    ],
    swiftLanguageModes: [.v6]
)

// The fuzzers read what the command reads, so in their build the command is a library. They see what is internal, which
// a release build allows only if it is asked to, as Tests/Fuzz/run does.
if Context.environment["BALASANA_FUZZ"] != nil, let command = package.targets.first(where: { $0.name == "balasana" }) {
    package.products = []
    package.targets.removeAll { $0.name == command.name || $0.type == .test }
    package.targets += [
        .target(
            name: command.name, dependencies: command.dependencies,
            swiftSettings: [.unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "command_main"])]),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "balasana", "ReminderCore", "ReminderSimulation", "GLibBridge", "Platform", "Storage", "Control",
                "CNotify", "Fixtures",
            ],
            path: "Tests/Fuzz", exclude: ["README.md", "run"]),
    ]
}
