/// A window manager that reads no autostart folder, but starts what its own config says.
enum Compositor: String, CaseIterable {
    case sway
    case i3
    case hyprland = "Hyprland"
    case niri
    case labwc
    case river
    case bspwm
    case herbstluftwm

    /// The one among the names of `XDG_CURRENT_DESKTOP`.
    static func among(_ desktops: [String]) -> Compositor? {
        allCases.first { known in desktops.contains { $0.lowercased() == known.rawValue.lowercased() } }
    }

    /// The line of its config that starts `program`.
    func line(starting program: String) -> String {
        switch self {
        case .sway: "exec \"\(program)\""
        case .i3: "exec --no-startup-id \"\(program)\""
        case .hyprland: "exec-once = \"\(program)\""
        case .niri: "spawn-at-startup \"\(program)\""
        case .labwc, .bspwm: "\"\(program)\" &"
        case .river: "riverctl spawn '\"\(program)\"'"
        case .herbstluftwm: "herbstclient spawn \"\(program)\""
        }
    }

    /// Its folder of config files in the user's config folder.
    var folder: String {
        switch self {
        case .sway: "sway"
        case .i3: "i3"
        case .hyprland: "hypr"
        case .niri: "niri"
        case .labwc: "labwc"
        case .river: "river"
        case .bspwm: "bspwm"
        case .herbstluftwm: "herbstluftwm"
        }
    }

    /// The variable that it sets for the programs in it, where there is one. One that is like another comes after it:
    /// sway sets i3's, too.
    var variable: String? {
        switch self {
        case .sway: "SWAYSOCK"
        case .i3: "I3SOCK"
        case .hyprland: "HYPRLAND_INSTANCE_SIGNATURE"
        case .niri: "NIRI_SOCKET"
        case .labwc: "LABWC_PID"
        case .river, .bspwm, .herbstluftwm: nil
        }
    }
}
