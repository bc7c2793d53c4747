//! A flow as a picture: bands from where energy comes from to where it goes, with labels at both
//! ends. A band is as wide as it matters, the ends of a node's bands touch, and together they are the
//! node. Leaves out what flows (`domain::energy`), the words, and the table.

use super::icon::strokes;
use leptos::prelude::*;

/// The greatest height of all bands together, in pixels.
const WHOLE_MAX: f64 = 148.0;

/// The height of all bands together as a share of that of the labels, so that a single band is no
/// wall.
const WHOLE_SHARE: f64 = 0.65;

/// The narrowest band, so that little is seen too.
const NARROWEST: f64 = 3.0;

/// The height of a label of two lines.
const LABEL: f64 = 42.0;

/// The space between two nodes.
const GAP: f64 = 10.0;

/// One end of bands: a source or a use.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is, by the name that machines use: its icon and its colour.
    pub thing: &'static str,
    /// Its name.
    pub label: String,
    /// How much, with the unit.
    pub figure: String,
}

/// What flows from a source to a use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The place of the source among the sources.
    pub from: usize,
    /// The place of the use among the uses.
    pub to: usize,
    /// How much. What is not above zero is not drawn.
    pub value: f64,
}

/// The data of a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowChart {
    /// The sources, from top to bottom.
    pub from: Vec<Node>,
    /// The uses, from top to bottom.
    pub to: Vec<Node>,
    /// What flows between them.
    pub bands: Vec<Band>,
    /// What it shows in a sentence, for screen readers.
    pub alt: String,
}

/// Where a node stands, in pixels from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    /// The top of its bar.
    top: f64,
    /// The height of its bar: that of its bands together.
    height: f64,
}

/// Where a band runs: the heights of its middle at both ends, and its width.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    band: Band,
    from_y: f64,
    to_y: f64,
    width: f64,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
struct Layout {
    height: f64,
    from: Vec<Stand>,
    to: Vec<Stand>,
    runs: Vec<Run>,
}

impl Layout {
    fn of(chart: &FlowChart) -> Self {
        let is_drawn =
            |band: &&Band| band.value.is_finite() && band.value > 0.0 && band.from < chart.from.len() && band.to < chart.to.len();
        let mut bands: Vec<Band> = chart.bands.iter().filter(is_drawn).copied().collect();
        // In this order no two bands of one node cross at it.
        bands.sort_by_key(|band| (band.from, band.to));
        let sum: f64 = bands.iter().map(|band| band.value).sum();
        let labels = chart.from.len().max(chart.to.len()) as f64 * (LABEL + GAP);
        let whole = WHOLE_MAX.min(labels * WHOLE_SHARE);
        let width = |band: &Band| (band.value / sum * whole).max(NARROWEST);
        let heights = |count: usize, place: fn(&Band) -> usize| -> Vec<f64> {
            (0..count).map(|node| bands.iter().filter(|band| place(band) == node).map(width).sum()).collect()
        };
        let (from, to) = (heights(chart.from.len(), |band| band.from), heights(chart.to.len(), |band| band.to));
        let rooms = |bars: &[f64]| -> Vec<f64> { bars.iter().map(|bar| bar.max(LABEL)).collect() };
        let (from_rooms, to_rooms) = (rooms(&from), rooms(&to));
        let high = |rooms: &[f64]| rooms.iter().sum::<f64>() + GAP * rooms.len().saturating_sub(1) as f64;
        let height = high(&from_rooms).max(high(&to_rooms));
        let (from, to) = (stands(&from, &from_rooms, height), stands(&to, &to_rooms, height));
        let mut ends = (from.iter().map(|node| node.top).collect::<Vec<_>>(), to.iter().map(|node| node.top).collect::<Vec<_>>());
        let runs = bands
            .iter()
            .map(|band| {
                let width = width(band);
                let run =
                    Run { band: *band, from_y: ends.0[band.from] + width / 2.0, to_y: ends.1[band.to] + width / 2.0, width };
                ends.0[band.from] += width;
                ends.1[band.to] += width;
                run
            })
            .collect();
        Self { height, from, to, runs }
    }
}

/// The bars of one side, each in the middle of its room; what room is left is shared out.
fn stands(bars: &[f64], rooms: &[f64], height: f64) -> Vec<Stand> {
    let left = height - rooms.iter().sum::<f64>();
    let gap = left / (rooms.len() + 1) as f64;
    // A full side touches the edges, as the gaps between its nodes are all there is.
    let is_full = left <= GAP * rooms.len().saturating_sub(1) as f64 + 0.001;
    let (mut at, gap) = if is_full { (0.0, GAP) } else { (gap, gap) };
    bars.iter()
        .zip(rooms)
        .map(|(&bar, &room)| {
            let stand = Stand { top: at + (room - bar) / 2.0, height: bar };
            at += room + gap;
            stand
        })
        .collect()
}

/// The picture, as HTML. Its height is that of its labels and its width is the page's: bands stretch,
/// labels do not.
#[must_use]
pub fn drawn(chart: &FlowChart) -> String {
    let layout = Layout::of(chart);
    let height = rem(layout.height);
    let bands = layout
        .runs
        .iter()
        .map(|run| {
            let path = format!("M0 {:.1}C450 {:.1} 550 {:.1} 1000 {:.1}", run.from_y, run.from_y, run.to_y, run.to_y);
            let thing = chart.from[run.band.from].thing;
            view! {
                <path class="flow-band" data-thing=thing d=path.clone() stroke-width=rem(run.width)/>
                <path class="flow-line" data-thing=thing d=path/>
            }
        })
        .collect_view();
    let bars = |stands: &[Stand], nodes: &[Node], x: &'static str| {
        stands
            .iter()
            .zip(nodes)
            .filter(|(stand, _)| stand.height > 0.0)
            .map(|(stand, node)| {
                let (y, height) = (rem(stand.top), rem(stand.height));
                view! { <rect class="flow-bar" data-thing=node.thing x=x y=y width="0.375rem" height=height/> }
            })
            .collect_view()
    };
    view! {
        <div class="flow" role="img" aria-label=chart.alt.clone()>
            {labels(&layout.from, &chart.from, &height)}
            <svg class="flow-bands" height=height.clone() aria-hidden="true">
                <svg class="flow-stretch" viewBox=format!("0 0 1000 {:.1}", layout.height) preserveAspectRatio="none" width="100%" height=height.clone()>{bands}</svg>
                {bars(&layout.from, &chart.from, "0")}
                <svg class="flow-end" x="100%">{bars(&layout.to, &chart.to, "-0.375rem")}</svg>
            </svg>
            {labels(&layout.to, &chart.to, &height)}
        </div>
    }
    .to_html()
}

/// A length that grows with the text, as an attribute: the page's policy allows no style in it.
fn rem(pixels: f64) -> String {
    format!("{:.3}rem", pixels / 16.0)
}

/// The labels of one side: an icon, what it is, how much.
fn labels(stands: &[Stand], nodes: &[Node], height: &str) -> AnyView {
    let labels = stands
        .iter()
        .zip(nodes)
        .map(|(stand, node)| {
            let middle = stand.top + stand.height / 2.0;
            let first = middle - 4.0;
            view! {
                <svg class="icon" x="0" y=rem(first - 14.0) width="1.25rem" height="1.25rem" viewBox="0 0 24 24" data-thing=node.thing><path d=strokes(node.thing)/></svg>
                <text class="flow-label" x="1.625rem" y=rem(first)>{node.label.clone()}</text>
                <text class="flow-figure" x="1.625rem" y=rem(first + 18.0)>{node.figure.clone()}</text>
            }
        })
        .collect_view();
    view! { <svg class="flow-labels" height=height.to_owned() aria-hidden="true">{labels}</svg> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn node(thing: &'static str) -> Node {
        Node { thing, label: "Solar".to_owned(), figure: "8.04 kWh".to_owned() }
    }

    fn chart(from: usize, to: usize, values: &[(usize, usize, f64)]) -> FlowChart {
        FlowChart {
            from: (0..from).map(|_| node("sun")).collect(),
            to: (0..to).map(|_| node("house")).collect(),
            bands: values.iter().map(|&(from, to, value)| Band { from, to, value }).collect(),
            alt: "Where <it> went".to_owned(),
        }
    }

    proptest! {
        #[test]
        fn the_bands_of_a_node_are_the_node_and_nothing_stands_outside(
            from in 1_usize..4,
            to in 1_usize..9,
            values in prop::collection::vec((0_usize..4, 0_usize..9, 0.0_f64..50_000.0), 0..20),
        ) {
            let chart = chart(from, to, &values);
            let layout = Layout::of(&chart);
            for (node, stand) in layout.from.iter().enumerate() {
                let widths: f64 = layout.runs.iter().filter(|run| run.band.from == node).map(|run| run.width).sum();
                prop_assert!((widths - stand.height).abs() < 1e-9);
            }
            for (node, stand) in layout.to.iter().enumerate() {
                let widths: f64 = layout.runs.iter().filter(|run| run.band.to == node).map(|run| run.width).sum();
                prop_assert!((widths - stand.height).abs() < 1e-9);
            }
            for run in &layout.runs {
                prop_assert!(run.width >= NARROWEST);
                let (from, to) = (layout.from[run.band.from], layout.to[run.band.to]);
                let is_on = |y: f64, stand: Stand| y - run.width / 2.0 >= stand.top - 1e-9 && y + run.width / 2.0 <= stand.top + stand.height + 1e-9;
                prop_assert!(is_on(run.from_y, from) && is_on(run.to_y, to), "{run:?} {from:?} {to:?}");
            }
            for side in [&layout.from, &layout.to] {
                for stand in side {
                    prop_assert!(stand.top >= -1e-9 && stand.top + stand.height <= layout.height + 1e-9, "{layout:?}");
                    // Its label, two lines around the middle, is within too.
                    let middle = stand.top + stand.height / 2.0;
                    prop_assert!(middle - LABEL / 2.0 >= -1e-9 && middle + LABEL / 2.0 <= layout.height + 1e-9, "{layout:?}");
                }
                for pair in side.windows(2) {
                    let middles = [pair[0], pair[1]].map(|stand| stand.top + stand.height / 2.0);
                    prop_assert!(middles[1] - middles[0] >= LABEL, "labels collide: {layout:?}");
                }
            }
        }
    }

    #[test]
    fn a_band_is_as_wide_as_what_flows_and_little_is_seen_too() {
        let layout = Layout::of(&chart(2, 5, &[(0, 0, 75.0), (0, 1, 25.0), (1, 1, 0.001), (1, 0, 0.0)]));
        let widths: Vec<f64> = layout.runs.iter().map(|run| run.width.round()).collect();
        assert_eq!(widths, [111.0, 37.0, 3.0]);
        assert!(Layout::of(&chart(1, 1, &[(0, 0, 9.0)])).runs[0].width < LABEL);
    }

    #[test]
    fn words_in_a_flow_are_text_and_no_markup() {
        let html = drawn(&chart(1, 1, &[(0, 0, 1.0)]));
        assert!(html.contains("Where &lt;it&gt; went") && html.contains("role=\"img\""), "{html}");
        assert_eq!(html.matches("flow-band\"").count(), 1);
    }
}
