// The views through JDBC, as Metabase, DBeaver and Tableau see them. Run from its source:
// java -cp postgresql.jar Client.java

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class Client
{
	private static final String SCHEMA = "line_of_sight";

	private record Column(String name, String kind, long filled, double total)
	{
	}

	private record Slice(String view, String name, String dayColumn, long rows, List<Column> columns)
	{
	}

	private static boolean failed = false;
	// Comments by view and column; that of the view itself under "-".
	private static final Map<String, String> comments = new HashMap<>();

	private static void say(String what, List<String> wrong, String told)
	{
		for (String difference : wrong)
			System.out.println("# jdbc " + what + ": " + difference);
		if (wrong.isEmpty())
			System.out.println("ok jdbc " + what + (told.isEmpty() ? "" : ": " + told));
		else
			System.out.println("not ok jdbc " + what);
		failed |= !wrong.isEmpty();
	}

	private static List<String> lines(String name) throws IOException
	{
		return Files.readAllLines(Path.of(System.getenv("BI_FOLDER"), name));
	}

	private static Map<String, Map<String, Slice>> readSlices() throws IOException
	{
		Map<String, Map<String, Slice>> roles = new LinkedHashMap<>();
		for (String line : lines("figures.tsv"))
		{
			String[] field = line.split("\t", -1);
			roles.computeIfAbsent(field[0], role -> new LinkedHashMap<>())
				.computeIfAbsent(field[1] + " " + field[2],
					key -> new Slice(field[1], field[2], field[3], Long.parseLong(field[4]), new ArrayList<>()))
				.columns().add(new Column(field[5], field[6], Long.parseLong(field[7]), Double.parseDouble(field[8])));
		}
		return roles;
	}

	private static boolean isDeclared(String kind, int type)
	{
		return switch (kind)
		{
			case "integer" -> type == Types.INTEGER;
			case "float" -> type == Types.DOUBLE;
			case "date" -> type == Types.DATE;
			case "time" -> type == Types.TIMESTAMP;
			case "text" -> type == Types.VARCHAR;
			default -> false;
		};
	}

	private static boolean isOfKind(String kind, Object value)
	{
		return switch (kind)
		{
			case "integer" -> value instanceof Integer;
			case "float" -> value instanceof Double;
			case "date" -> value instanceof Date;
			case "time" -> value instanceof Timestamp;
			case "text" -> value instanceof String;
			default -> false;
		};
	}

	private static double amount(Object value)
	{
		if (value instanceof String text)
			return text.codePointCount(0, text.length());
		if (value instanceof Date date)
			return date.toLocalDate().toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay();
		if (value instanceof Timestamp time)
			return time.toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
		return ((Number) value).doubleValue();
	}

	private static Set<String> listViews(DatabaseMetaData catalogue, List<String> wrong) throws SQLException
	{
		Set<String> views = new LinkedHashSet<>();
		try (ResultSet row = catalogue.getTables(null, SCHEMA, null, new String[] {"VIEW"}))
		{
			while (row.next())
			{
				String view = row.getString("TABLE_NAME");
				views.add(view);
				if (!comments.get(view + " -").equals(row.getString("REMARKS")))
					wrong.add(view + " has the comment " + row.getString("REMARKS"));
			}
		}
		return views;
	}

	private static List<String> wrongDeclarations(DatabaseMetaData catalogue, Slice slice) throws SQLException
	{
		List<String> wrong = new ArrayList<>();
		int position = 0;
		try (ResultSet row = catalogue.getColumns(null, SCHEMA, slice.view(), null))
		{
			for (; row.next() && position < slice.columns().size(); position++)
			{
				Column column = slice.columns().get(position);
				if (!column.name().equals(row.getString("COLUMN_NAME")))
					wrong.add(row.getString("COLUMN_NAME") + " stands in the place of " + column.name());
				else if (!isDeclared(column.kind(), row.getInt("DATA_TYPE")))
					wrong.add(column.name() + " is of type " + row.getString("TYPE_NAME") + ", " + row.getInt("DATA_TYPE"));
				else if (!comments.get(slice.view() + " " + column.name()).equals(row.getString("REMARKS")))
					wrong.add(column.name() + " has the comment " + row.getString("REMARKS"));
			}
		}
		if (position != slice.columns().size())
			wrong.add(position + " columns, expected " + slice.columns().size());
		return wrong;
	}

	private static List<String> differences(Slice slice, ResultSet row) throws SQLException
	{
		List<String> wrong = new ArrayList<>();
		int width = slice.columns().size();
		double[] total = new double[width];
		long[] filled = new long[width];
		long rows = 0;
		if (row.getMetaData().getColumnCount() != width)
			return List.of(row.getMetaData().getColumnCount() + " columns, expected " + width);
		for (; row.next(); rows++)
		{
			for (int i = 0; i < width; i++)
			{
				Object value = row.getObject(i + 1);
				if (value == null)
					continue;
				if (!isOfKind(slice.columns().get(i).kind(), value))
					return List.of(slice.columns().get(i).name() + " arrives as " + value.getClass().getName());
				filled[i]++;
				total[i] += amount(value);
			}
		}
		if (rows != slice.rows())
			wrong.add(rows + " rows, expected " + slice.rows());
		for (int i = 0; i < width; i++)
		{
			Column column = slice.columns().get(i);
			if (filled[i] != column.filled())
				wrong.add(column.name() + ": " + filled[i] + " values, expected " + column.filled());
			else if (Math.abs(total[i] - column.total()) > 1e-6 + 1e-9 * Math.abs(column.total()))
				wrong.add(column.name() + ": total " + total[i] + ", expected " + column.total());
		}
		return wrong;
	}

	private static void checkSlice(Connection connection, String key, Slice slice) throws SQLException
	{
		boolean isWhole = slice.name().equals("all");
		String query = "SELECT * FROM " + SCHEMA + "." + slice.view()
			+ (isWhole ? "" : " WHERE " + slice.dayColumn() + " BETWEEN ? AND ?");
		try (PreparedStatement statement = connection.prepareStatement(query))
		{
			if (!isWhole)
			{
				statement.setDate(1, Date.valueOf(System.getenv("BI_FIRST")));
				statement.setDate(2, Date.valueOf(System.getenv("BI_LAST")));
			}
			try (ResultSet row = statement.executeQuery())
			{
				say(key, differences(slice, row), slice.rows() + " rows");
			}
		}
	}

	private static void checkRole(String role, Map<String, Slice> slices) throws SQLException
	{
		String address = "jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/" + System.getenv("PGDATABASE");
		try (Connection connection = DriverManager.getConnection(address, role, System.getenv("PGPASSWORD")))
		{
			DatabaseMetaData catalogue = connection.getMetaData();
			System.out.println("# as " + role + " over " + catalogue.getDriverName() + " " + catalogue.getDriverVersion());
			List<String> wrong = new ArrayList<>();
			Set<String> listed = listViews(catalogue, wrong);
			Map<String, Slice> views = new LinkedHashMap<>();
			slices.values().forEach(slice -> views.put(slice.view(), slice));
			views.keySet().stream().filter(view -> !listed.contains(view)).forEach(view -> wrong.add(view + " is not listed"));
			say("views of " + role, wrong, "");
			for (Slice slice : views.values())
				say(slice.view() + " types and comments", wrongDeclarations(catalogue, slice), "");
			for (Map.Entry<String, Slice> entry : slices.entrySet())
				checkSlice(connection, entry.getKey(), entry.getValue());
		}
	}

	public static void main(String[] arguments) throws Exception
	{
		System.out.println("# java " + System.getProperty("java.version"));
		for (String line : lines("columns.tsv"))
		{
			String[] field = line.split("\t", -1);
			comments.put(field[1] + " " + field[3], field[5]);
		}
		for (Map.Entry<String, Map<String, Slice>> role : readSlices().entrySet())
			checkRole(role.getKey(), role.getValue());
		System.exit(failed ? 1 : 0);
	}
}
