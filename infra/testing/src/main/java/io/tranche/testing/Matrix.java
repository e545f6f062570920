package io.tranche.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What every command does in every state of a machine, drawn as text. A test compares it with the table that somebody has drawn, so
 * it fails when either gets a line or a column that the other has not.
 */
public final class Matrix<S> {

    private final List<S> states;
    private final List<List<String>> rows = new ArrayList<>();

    private Matrix(List<S> states) {
        this.states = states;
    }

    /** @param head of the column of a state */
    public static <S> Matrix<S> of(List<S> states, Function<S, String> head) {
        return new Matrix<>(states).row("", head);
    }

    /** @param outcome of the command in a state; does not change the state for the next command */
    public Matrix<S> row(String command, Function<S, String> outcome) {
        List<String> cells = new ArrayList<>(List.of(command));
        states.forEach(state -> cells.add(outcome.apply(state)));
        rows.add(cells);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = IntStream.rangeClosed(0, states.size()).map(this::width).toArray();
        return rows.stream().map(row -> drawn(row, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String drawn(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
