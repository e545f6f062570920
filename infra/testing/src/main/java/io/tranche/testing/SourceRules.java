package io.tranche.testing;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the source itself must keep to: short files, short methods, nothing left for later. */
public final class SourceRules {

    private static final int FILE_LINES_MAX = 200;
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|@auth" + "or\\b");
    private static final Pattern CODE_IN_COMMENT = Pattern.compile(
            "^\\s*//\\s*(?:return\\b.*;|if \\(.*\\{|[\\w.]+\\(.*\\);|(?:private|public|final)\\s.*[;{])\\s*$");

    private SourceRules() {}

    /** One line for each violation in production code below these directories, for example {@code src/main/java}. */
    public static List<String> violations(Path... sourceRoots) {
        List<String> found = new ArrayList<>(leftovers(sourceRoots));
        List<Path> files = javaFiles(sourceRoots);
        files.forEach(file -> violationOfLength(file).ifPresent(found::add));
        found.addAll(longMethods(files));
        return found;
    }

    /** What no code may hold, tests included: work left for later, code in comments. */
    public static List<String> leftovers(Path... sourceRoots) {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles(sourceRoots)) {
            List<String> lines = linesOf(file);
            for (int i = 0; i < lines.size(); i++) {
                String place = file + ":" + (i + 1);
                violationOfLine(lines.get(i)).ifPresent(violation -> found.add(place + " " + violation));
            }
        }
        return found;
    }

    private static List<Path> javaFiles(Path... roots) {
        return Stream.of(roots).flatMap(SourceRules::javaFilesBelow).toList();
    }

    private static Stream<Path> javaFilesBelow(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> violationOfLength(Path file) {
        int lines = linesOf(file).size();
        return lines > FILE_LINES_MAX
                ? Optional.of("%s has %d lines; the most is %d".formatted(file, lines, FILE_LINES_MAX))
                : Optional.empty();
    }

    private static Optional<String> violationOfLine(String line) {
        if (LEFT_FOR_LATER.matcher(line).find()) {
            return Optional.of("leaves something for later, or names an author");
        }
        return CODE_IN_COMMENT.matcher(line).find() ? Optional.of("is code in a comment") : Optional.empty();
    }

    private static List<String> longMethods(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = manager.getJavaFileObjectsFromPaths(files);
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, sources);
            MethodLengths lengths = new MethodLengths(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                lengths.scan(unit, unit);
            }
            return lengths.tooLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
