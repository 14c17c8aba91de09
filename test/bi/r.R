# The views through R: DBI over RPostgreSQL.

suppressPackageStartupMessages(library(RPostgreSQL))

folder <- Sys.getenv("BI_FOLDER")
first <- Sys.getenv("BI_FIRST")
last <- Sys.getenv("BI_LAST")
failed <- FALSE

read_table <- function(name, columns) {
	read.table(file.path(folder, name), sep = "\t", quote = "", comment.char = "", na.strings = character(0),
		col.names = columns, stringsAsFactors = FALSE, encoding = "UTF-8")
}

say <- function(what, wrong, told = "") {
	for (difference in wrong) cat("# r ", what, ": ", difference, "\n", sep = "")
	if (length(wrong) > 0) failed <<- TRUE
	cat(if (length(wrong) > 0) "not ok r " else "ok r ", what,
		if (length(wrong) == 0 && nzchar(told)) paste0(": ", told), "\n", sep = "")
}

class_of <- c(integer = "integer", float = "numeric", date = "Date", time = "POSIXct", text = "character")

total_of <- function(values, kind) {
	switch(kind,
		date = sum(as.numeric(values - as.Date("2000-01-01"))),
		# The clock as it was shown, whatever the zone of this machine.
		time = sum(as.numeric(as.POSIXct(format(values, "%Y-%m-%d %H:%M:%S"), tz = "UTC"))),
		text = sum(nchar(values, type = "chars")),
		sum(as.numeric(values)))
}

# What is otherwise in the rows than the lines of the slice say.
differences <- function(lines, rows) {
	if (!identical(names(rows), lines$column)) return(paste("columns", paste(names(rows), collapse = " ")))
	if (nrow(rows) != lines$rows[1]) return(paste(nrow(rows), "rows, expected", lines$rows[1]))
	found <- character(0)
	for (i in seq_len(nrow(lines))) {
		values <- rows[[i]][!is.na(rows[[i]])]
		kind <- lines$kind[i]
		# A column without a single value may be of any class.
		if (length(values) > 0 && !(kind %in% names(class_of) && class_of[[kind]] %in% class(rows[[i]])))
			found <- c(found, paste(lines$column[i], "is", class(rows[[i]])[1], "for", kind))
		else if (length(values) != lines$filled[i])
			found <- c(found, paste0(lines$column[i], ": ", length(values), " values, expected ", lines$filled[i]))
		else if (length(values) > 0 && abs(total_of(values, kind) - lines$total[i]) > 1e-6 + 1e-9 * abs(lines$total[i]))
			found <- c(found, paste0(lines$column[i], ": total ", total_of(values, kind), ", expected ", lines$total[i]))
	}
	found
}

figures <- read_table("figures.tsv", c("role", "view", "slice", "day_column", "rows", "column", "kind", "filled", "total"))

cat("#", R.version.string, "RPostgreSQL", as.character(packageVersion("RPostgreSQL")), "\n")
for (role in unique(figures$role)) {
	connection <- dbConnect(PostgreSQL(), user = role, password = Sys.getenv("PGPASSWORD"), host = Sys.getenv("PGHOST"),
		port = as.integer(Sys.getenv("PGPORT")), dbname = Sys.getenv("PGDATABASE"))
	own <- figures[figures$role == role, ]
	listed <- dbGetQuery(connection, "SELECT table_name FROM information_schema.views WHERE table_schema = 'line_of_sight'")
	unlisted <- setdiff(own$view, listed$table_name)
	say(paste("views of", role), paste(unlisted, "is not listed")[seq_along(unlisted)])
	for (part in unique(paste(own$view, own$slice))) {
		lines <- own[paste(own$view, own$slice) == part, ]
		query <- paste0("SELECT * FROM line_of_sight.", lines$view[1])
		rows <- if (lines$slice[1] == "all") dbGetQuery(connection, query)
			else dbGetQuery(connection, paste(query, "WHERE", lines$day_column[1], "BETWEEN $1 AND $2"), c(first, last))
		say(part, differences(lines, rows), paste(nrow(rows), "rows"))
	}
	invisible(dbDisconnect(connection))
}
quit(status = if (failed) 1 else 0)
