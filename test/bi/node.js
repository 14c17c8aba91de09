// The views through Node's pg, as Evidence, Cube and many dashboards see them.
'use strict';

const fs = require('fs');
const path = require('path');
const { Client, types } = require('pg');

const folder = process.env.BI_FOLDER;
let failed = false;

function say(what, wrong, told) {
	for (const difference of wrong) {
		console.log(`# node ${what}: ${difference}`);
	}
	failed = failed || wrong.length > 0;
	console.log(wrong.length > 0 ? `not ok node ${what}` : `ok node ${what}${told ? ': ' + told : ''}`);
}

// The slices of views by role and name.
function readSlices() {
	const roles = new Map();
	for (const line of fs.readFileSync(path.join(folder, 'figures.tsv'), 'utf8').trimEnd().split('\n')) {
		const [role, view, name, dayColumn, rows, column, kind, filled, total] = line.split('\t');
		const slices = roles.get(role) || roles.set(role, new Map()).get(role);
		const key = `${view} ${name}`;
		const slice = slices.get(key) || slices.set(key, { view, name, dayColumn, rows: Number(rows), columns: [] }).get(key);
		slice.columns.push({ name: column, kind, filled: Number(filled), total: Number(total) });
	}
	return roles;
}

// pg makes a date of a day at midnight, and of a time as the clock shows it, in the zone of
// this process. So the local parts are those of the database. From version 4 on its
// pg-types, which Debian has, leaves a day as it is written and takes a time for UTC.
const noon = types.getTypeParser(1114)('2025-07-01 12:00:00');
const isUtc = noon instanceof Date && noon.getUTCHours() === 12;
const written = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/;

function isDate(value) {
	return value instanceof Date || (typeof value === 'string' && written.test(value));
}

function clock(value) {
	if (typeof value === 'string') {
		return Date.parse((value.includes(' ') ? value.replace(' ', 'T') : `${value}T00:00:00`) + 'Z');
	}
	if (isUtc) {
		return Math.floor(value.getTime() / 1000) * 1000;
	}
	return Date.UTC(value.getFullYear(), value.getMonth(), value.getDate(), value.getHours(), value.getMinutes(), value.getSeconds());
}

const kinds = {
	integer: { is: Number.isInteger, amount: (value) => value },
	float: { is: (value) => typeof value === 'number', amount: (value) => value },
	text: { is: (value) => typeof value === 'string', amount: (value) => [...value].length },
	date: { is: isDate, amount: (value) => Math.round((clock(value) - Date.UTC(2000, 0, 1)) / 86400000) },
	time: { is: isDate, amount: (value) => clock(value) / 1000 },
};

function differences(slice, result) {
	const names = result.fields.map((field) => field.name);
	if (names.join() !== slice.columns.map((column) => column.name).join()) {
		return [`columns ${names}`];
	}
	if (result.rows.length !== slice.rows) {
		return [`${result.rows.length} rows, expected ${slice.rows}`];
	}
	const found = [];
	for (const column of slice.columns) {
		const values = result.rows.map((row) => row[column.name]).filter((value) => value !== null);
		const kind = kinds[column.kind];
		const stranger = kind ? values.find((value) => !kind.is(value)) : values[0];
		if (stranger !== undefined) {
			found.push(`${column.name} arrives as ${typeof stranger} for ${column.kind}`);
			continue;
		}
		const total = kind ? values.reduce((sum, value) => sum + kind.amount(value), 0) : 0;
		if (values.length !== column.filled) {
			found.push(`${column.name}: ${values.length} values, expected ${column.filled}`);
		} else if (Math.abs(total - column.total) > 1e-6 + 1e-9 * Math.abs(column.total)) {
			found.push(`${column.name}: total ${total}, expected ${column.total}`);
		}
	}
	return found;
}

async function checkRole(role, slices) {
	const client = new Client({ user: role });
	await client.connect();
	const listed = await client.query("SELECT table_name FROM information_schema.views WHERE table_schema = 'line_of_sight'");
	const names = new Set(listed.rows.map((row) => row.table_name));
	const views = new Set([...slices.values()].map((slice) => slice.view));
	say(`views of ${role}`, [...views].filter((view) => !names.has(view)).map((view) => `${view} is not listed`));
	for (const [key, slice] of slices) {
		const query = `SELECT * FROM line_of_sight.${slice.view}`;
		const result = slice.name === 'all' ? await client.query(query)
			: await client.query(`${query} WHERE ${slice.dayColumn} BETWEEN $1 AND $2`, [process.env.BI_FIRST, process.env.BI_LAST]);
		say(key, differences(slice, result), `${result.rows.length} rows`);
	}
	await client.end();
}

async function main() {
	console.log(`# node ${process.version} pg ${require('pg/package.json').version}`);
	for (const [role, slices] of readSlices()) {
		await checkRole(role, slices);
	}
	process.exitCode = failed ? 1 : 0;
}

main().catch((error) => {
	console.log(`not ok node: ${error.message}`);
	process.exitCode = 1;
});
