// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! The blocks of a run as a picture: how full they were, and when they came.

use super::watch::SeenBlock;
use plotters::prelude::*;
use smartcharge_primitives::Moment;
use std::error::Error;

const SIZE: (u32, u32) = (900, 480);

/// An SVG of `blocks`: what of its weight each used, and the time since the one before, over the
/// seconds since `began`.
pub fn blocks(blocks: &[SeenBlock], began: Moment) -> Result<String, Box<dyn Error>> {
	let second = |block: &SeenBlock| (block.seen as f64 - began as f64) / 1e3;
	let fullness: Vec<_> = blocks.iter().map(|block| (second(block), block.fullness)).collect();
	let gaps: Vec<_> = blocks
		.windows(2)
		.map(|pair| (second(&pair[1]), pair[1].seen.saturating_sub(pair[0].seen) as f64 / 1e3))
		.collect();
	let last = fullness.last().map_or(1.0, |(second, _)| *second).max(1.0);
	let greatest = |points: &[(f64, f64)], least: f64| {
		points.iter().map(|(_, value)| *value).fold(least, f64::max) * 1.05
	};

	let mut svg = String::new();
	{
		let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
		area.fill(&WHITE)?;
		let (upper, lower) = area.split_vertically(SIZE.1 / 2);
		draw(
			&upper,
			"Weight used by normal transactions, %",
			&fullness,
			last,
			greatest(&fullness, 100.0),
		)?;
		draw(&lower, "Seconds since the block before", &gaps, last, greatest(&gaps, 4.0))?;
		area.present()?;
	}
	Ok(svg)
}

fn draw(
	area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
	title: &str,
	points: &[(f64, f64)],
	last: f64,
	most: f64,
) -> Result<(), Box<dyn Error>> {
	let mut chart = ChartBuilder::on(area)
		.caption(title, ("sans-serif", 16))
		.margin(8)
		.x_label_area_size(28)
		.y_label_area_size(44)
		.build_cartesian_2d(0.0..last, 0.0..most)
		.map_err(|error| error.to_string())?;
	chart
		.configure_mesh()
		.x_desc("seconds under load")
		.draw()
		.map_err(|error| error.to_string())?;
	chart
		.draw_series(LineSeries::new(points.iter().copied(), &BLUE))
		.map_err(|error| error.to_string())?;
	Ok(())
}
