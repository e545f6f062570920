package io.tranche.opscli.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where results and remarks are written, and whoever answers questions.
 *
 * @param out results only, so that they can be piped on
 * @param err questions, progress and what went wrong
 * @param answers a line for a question, or nothing where nobody can answer
 * @param passwords same, without echo
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        Function<String, Optional<String>> answers,
        Function<String, Optional<String>> passwords) {

    public static Terminal ofProcess() {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return unattended(out, err);
        }
        return new Terminal(out, err, question -> line(console.readLine("%s", question)), question -> {
            char @Nullable [] typed = console.readPassword("%s", question);
            return typed == null ? Optional.empty() : line(new String(typed));
        });
    }

    /** Nobody is there to answer. */
    public static Terminal unattended(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, question -> Optional.empty(), question -> Optional.empty());
    }

    private static Optional<String> line(@Nullable String typed) {
        return Optional.ofNullable(typed);
    }
}
