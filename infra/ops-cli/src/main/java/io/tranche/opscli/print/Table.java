package io.tranche.opscli.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Objects as rows under headings. Columns that no row has are left out; numbers stand at the right. */
public final class Table {

    private static final String GAP = "  ";
    private static final int CELL_WIDTH_MAX = 60;

    private final List<String> columns;
    private final List<? extends JsonNode> rows;

    private Table(List<String> columns, List<? extends JsonNode> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** @param wanted in this order; if no row has any of them, all columns are shown */
    public static Table of(List<? extends JsonNode> rows, List<String> wanted) {
        Set<String> present = new LinkedHashSet<>();
        rows.forEach(row -> row.propertyNames().forEach(present::add));
        List<String> shown = wanted.stream().filter(present::contains).toList();
        return new Table(shown.isEmpty() ? List.copyOf(present) : shown, rows);
    }

    public void print(PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Table::heading).toList());
        rows.forEach(row -> lines.add(cells(row)));
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        lines.forEach(line -> out.println(aligned(line, widths)));
    }

    private String aligned(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(line.get(column), widths[column], isNumeric(columns.get(column))))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private boolean isNumeric(String column) {
        return rows.stream().map(row -> row.path(column)).allMatch(cell -> cell.isNumber() || isAbsent(cell));
    }

    private List<String> cells(JsonNode row) {
        return columns.stream()
                .map(column -> shortened(Text.of(row.path(column))))
                .toList();
    }

    private static boolean isAbsent(JsonNode cell) {
        return cell.isMissingNode() || cell.isNull();
    }

    private static String heading(String column) {
        return column.replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    private static String shortened(String cell) {
        return cell.length() <= CELL_WIDTH_MAX ? cell : cell.substring(0, CELL_WIDTH_MAX - 1) + "…";
    }

    private static String padded(String cell, int width, boolean atTheRight) {
        String spaces = " ".repeat(width - cell.length());
        return atTheRight ? spaces + cell : cell + spaces;
    }
}
