//! What makes and uses electricity, as simple strokes of our own. Leaves out colour and size, which
//! are the style's.

/// The strokes of a thing by the name that machines use, within 24 by 24. What has no picture of its
/// own is a plug.
#[must_use]
pub fn strokes(thing: &str) -> &'static str {
    match thing {
        "sun" => {
            "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4"
        }
        "grid" => "M8 22l3-20h2l3 20M5 7h14M6 7v3M18 7v3M9.3 13h5.4M8.6 18h6.8",
        "battery" => "M3 7h15v10H3zM21 11v2M7 11v2M11 11v2",
        "house" => "M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6",
        "building" => "M5 21V4h14v17M3 21h18M9 8h2M13 8h2M9 12h2M13 12h2M10 21v-4h4v4",
        "car" => "M5 11l1.5-5h11L19 11M3 11h18v6H3zM6 17v2M18 17v2M7 14h.01M17 14h.01",
        "heat_pump" => "M3 5h18v14H3zM12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 8v8M8 12h8M6 19v2M18 19v2",
        "water_heater" => "M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z",
        "cooking" => "M5 10h14v7a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3zM2 12h3M19 12h3M9 6V4M12 6V3M15 6V4",
        "laundry" => "M5 3h14v18H5zM12 9a4 4 0 1 0 0 8a4 4 0 1 0 0-8M8 6h.01M11 6h.01",
        "dishwasher" => "M5 3h14v18H5zM5 8h14M9 5.5h.01M8 12v5h8v-5M12 12v5",
        "refrigeration" => "M6 2h12v20H6zM6 10h12M9 5v2M9 13v3",
        "lighting" => "M9 18h6M10 21h4M12 3a6 6 0 0 1 4 10.5c-.8.8-1 1.5-1 2.5H9c0-1-.2-1.7-1-2.5A6 6 0 0 1 12 3z",
        "cooling_ventilation" => "M12 2v20M3.3 7l17.4 10M20.7 7L3.3 17M9 4l3 3 3-3M9 20l3-3 3 3",
        "computing" => "M3 4h18v12H3zM8 20h8M12 16v4",
        _ => "M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
    }
}
