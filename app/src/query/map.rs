//! Where the buildings of a site stand on its plan: on its picture where people put them, else by
//! latitude and longitude. Pure. Leaves out how the plan is drawn (`part::map`).

use crate::model::buildings::Line;
use crate::model::map::{MapView, Side, Spot, Trend};
use domain::{BuildingId, SiteId, figure};
use std::collections::HashMap;
use wording::Words;
use wording::page::map as says;

/// The sheet's width by its height, as the style has it.
const ASPECT: f64 = 16.0 / 9.0;
/// How much of the sheet stays free at each edge, so that no dot is cut.
const EDGE: f64 = 0.08;
/// The sizes of dots, in pixels.
const RADIUS: (f64, f64) = (6.0, 20.0);
/// The widths of the sheet for which room for names is looked for: a screen, a phone.
const WIDTHS: [f64; 2] = [1_100.0, 358.0];
/// The size of a letter of a name, in pixels.
const LETTER: (f64, f64) = (7.2, 16.0);
/// How far a name stands from its dot, in pixels.
const NEAR: f64 = 5.0;

/// A plan picture with the places on it, as shares of its width and height.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The address of the picture; `None` if the site has none.
    pub picture: Option<String>,
    /// Where people put buildings.
    pub spots: HashMap<BuildingId, (f64, f64)>,
}

/// The plan of a site; `None` if fewer than two of its buildings have a place.
pub fn map_of(words: Words, (site_id, site): (SiteId, Option<String>), plan: &Plan, lines: &[Line]) -> Option<MapView> {
    let placed: Vec<(&Line, (f64, f64))> = match plan.picture {
        Some(_) => lines.iter().filter_map(|line| Some((line, *plan.spots.get(&line.building_id)?))).collect(),
        None => by_degrees(lines),
    };
    if placed.len() < 2 && plan.picture.is_none() {
        return None;
    }
    let most = placed.iter().filter_map(|(line, _)| line.power_w).fold(0.0, f64::max);
    let unplaced = lines.len() - placed.len();
    let mut spots: Vec<Spot> = placed.into_iter().map(|(line, (x, y))| spot(words, line, (x, y), most)).collect();
    // The large ones below, so that none hides another.
    spots.sort_by(|one, other| other.radius.total_cmp(&one.radius));
    name(&mut spots);
    Some(MapView { site_id, site, picture: plan.picture.clone(), spots, unplaced })
}

/// The places of those with latitude and longitude: north is up, and a mile is as long either way.
fn by_degrees(lines: &[Line]) -> Vec<(&Line, (f64, f64))> {
    let known: Vec<(&Line, (f64, f64))> = lines.iter().filter_map(|line| Some((line, line.position?))).collect();
    let middle = known.iter().map(|(_, at)| at.0).sum::<f64>() / known.len().max(1) as f64;
    let flat: Vec<(f64, f64)> = known.iter().map(|(_, at)| (at.1 * middle.to_radians().cos(), -at.0)).collect();
    let ends = |of: fn(&(f64, f64)) -> f64| {
        flat.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((left, right), (top, bottom)) = (ends(|at| at.0), ends(|at| at.1));
    // The scale that fits both ways, in degrees for the whole height.
    let whole = ((right - left) / ASPECT).max(bottom - top).max(1e-9) / (1.0 - 2.0 * EDGE);
    let place =
        |&(x, y): &(f64, f64)| (0.5 + (x - (left + right) / 2.0) / (whole * ASPECT), 0.5 + (y - (top + bottom) / 2.0) / whole);
    known.iter().zip(&flat).map(|((line, _), at)| (*line, place(at))).collect()
}

fn spot(words: Words, line: &Line, (x, y): (f64, f64), most: f64) -> Spot {
    let share = line.power_w.filter(|_| most > 0.0).map_or(0.0, |watts| (watts.max(0.0) / most).sqrt());
    let power = line.power_w.map(figure::power);
    let trend = match (line.change.trend.as_str(), line.change.meaning.as_str()) {
        ("none", _) => Trend::Unknown,
        (_, "worse") => Trend::Worse,
        (_, "better") => Trend::Better,
        _ => Trend::Same,
    };
    Spot {
        building_id: line.building_id,
        name: line.name.clone(),
        told: says::told(words, &line.name, power.as_ref(), &says::trend(words, trend.word())),
        x,
        y,
        radius: RADIUS.0 + (RADIUS.1 - RADIUS.0) * share,
        trend,
        side: None,
        is_named_narrow: false,
    }
}

/// Finds room for names, first for those who use most: a name that would lie over another name or
/// another dot is left out. It stands in the table, and is told by its dot.
fn name(spots: &mut [Spot]) {
    for (index, width) in WIDTHS.into_iter().enumerate() {
        let height = width / ASPECT;
        let dots: Vec<Area> = spots.iter().map(|spot| Area::of_dot(spot, width, height)).collect();
        let mut taken: Vec<Area> = Vec::new();
        for (i, spot) in spots.iter_mut().enumerate() {
            let is_free = |side: &Side| {
                let own = Area::of_name(spot, *side, &dots[i]);
                let others = dots.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, dot)| dot);
                own.is_within(width, height) && !taken.iter().chain(others).any(|other| own.lies_over(other))
            };
            // On a phone a name stands where it stands on a screen, or not at all.
            let sides = if index == 0 { Side::ALL.to_vec() } else { spot.side.into_iter().collect() };
            let found = sides.into_iter().find(is_free);
            taken.extend(found.map(|side| Area::of_name(spot, side, &dots[i])));
            match index {
                0 => spot.side = found,
                _ => spot.is_named_narrow = found.is_some(),
            }
        }
    }
}

/// An area of the sheet, in pixels.
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn of_dot(spot: &Spot, width: f64, height: f64) -> Self {
        let (x, y, r) = (spot.x * width, spot.y * height, spot.radius);
        Self { left: x - r, top: y - r, right: x + r, bottom: y + r }
    }

    fn of_name(spot: &Spot, side: Side, dot: &Self) -> Self {
        let length = spot.name.chars().count() as f64 * LETTER.0;
        let (x, y) = ((dot.left + dot.right) / 2.0, (dot.top + dot.bottom) / 2.0);
        let (x, y) = match side {
            Side::Right => (dot.right + NEAR, y - LETTER.1 / 2.0),
            Side::Left => (dot.left - NEAR - length, y - LETTER.1 / 2.0),
            Side::Below => (x - length / 2.0, dot.bottom + NEAR),
            Side::Above => (x - length / 2.0, dot.top - NEAR - LETTER.1),
        };
        Self { left: x, top: y, right: x + length, bottom: y + LETTER.1 }
    }

    fn lies_over(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_within(&self, width: f64, height: f64) -> bool {
        self.left >= 0.0 && self.right <= width && self.top >= 0.0 && self.bottom <= height
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::Change;

    fn line(id: i64, power_w: f64, position: Option<(f64, f64)>) -> Line {
        Line {
            building_id: BuildingId(id),
            site_id: SiteId(1),
            name: format!("House {id}"),
            about: String::new(),
            is_starred: false,
            power_w: Some(power_w),
            energy: None,
            cost: None,
            per_area: None,
            rank: None,
            change: Change { trend: "up".to_owned(), meaning: "worse".to_owned(), words: String::new() },
            ratio: None,
            position,
        }
    }

    fn view(plan: &Plan, lines: &[Line]) -> Option<MapView> {
        map_of(Words::ENGLISH, (SiteId(1), None), plan, lines)
    }

    #[test]
    fn north_is_up_east_is_right_and_nothing_is_at_the_edge() {
        let lines = [line(1, 100.0, Some((42.0, -76.0))), line(2, 400.0, Some((42.01, -75.99))), line(3, 9.0, None)];
        let map = view(&Plan::default(), &lines).unwrap_or_else(|| unreachable!("two have a place"));
        let spot = |id| map.spots.iter().find(|spot| spot.building_id == BuildingId(id)).map(|spot| (spot.x, spot.y));
        let (Some(south), Some(north)) = (spot(1), spot(2)) else { unreachable!("both are drawn") };
        assert!(south.0 < north.0 && south.1 > north.1, "{south:?} {north:?}");
        for (x, y) in [south, north] {
            assert!((0.07..=0.93).contains(&x) && (0.07..=0.93).contains(&y), "{x} {y}");
        }
        assert_eq!(map.unplaced, 1);
        // The area of a dot tells the power.
        assert_eq!((map.spots[0].radius, map.spots[1].radius), (20.0, 13.0));
    }

    #[test]
    fn one_place_alone_is_no_map_but_a_picture_is() {
        let lines = [line(1, 100.0, Some((42.0, -76.0)))];
        assert_eq!(view(&Plan::default(), &lines), None);
        let plan = Plan { picture: Some("/plan".to_owned()), spots: HashMap::from([(BuildingId(1), (0.2, 0.9))]) };
        assert_eq!(view(&plan, &lines).map(|map| (map.spots[0].x, map.spots[0].y)), Some((0.2, 0.9)));
    }

    #[test]
    fn a_name_goes_where_there_is_room_and_is_left_out_where_there_is_none() {
        let places = [(0.5, 0.5), (0.57, 0.5), (0.5, 0.503), (0.501, 0.5), (0.5, 0.506), (0.502, 0.5), (0.1, 0.1)];
        let spots = (1..).zip(places).map(|(id, at)| (BuildingId(id), at)).collect();
        let plan = Plan { picture: Some("/plan".to_owned()), spots };
        let lines: Vec<Line> = (1..=7).map(|id| line(id, 100.0 / id as f64, None)).collect();
        let map = view(&plan, &lines);
        let side =
            |id| map.iter().flat_map(|map| &map.spots).find(|spot| spot.building_id == BuildingId(id)).and_then(|s| s.side);
        assert_eq!(side(7), Some(Side::Right));
        assert_eq!(side(2), Some(Side::Right));
        // Six stand on one spot: there is no room for all of them.
        assert!((3..=6).any(|id| side(id).is_none()));
    }
}
