package io.tranche.testing;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the methods whose bodies, braces included, have too many lines. The inside of a text block does not count: it is SQL
 * that stands beside its use.
 */
final class MethodLengths extends TreeScanner<@Nullable Void, CompilationUnitTree> {

    private static final int LINES_MAX = 30;
    private final SourcePositions positions;
    private long textBlockLines;
    private final List<String> tooLong = new ArrayList<>();

    MethodLengths(SourcePositions positions) {
        this.positions = positions;
    }

    List<String> tooLong() {
        return tooLong;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
        BlockTree body = method.getBody();
        if (body != null) {
            textBlockLines = 0;
            super.visitMethod(method, unit);
            long lines = linesBetween(body, unit) + 1 - textBlockLines;
            if (lines > LINES_MAX) {
                tooLong.add("%s: %s has %d lines; the most is %d"
                        .formatted(unit.getSourceFile().getName(), method.getName(), lines, LINES_MAX));
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, CompilationUnitTree unit) {
        textBlockLines += linesBetween(literal, unit);
        return super.visitLiteral(literal, unit);
    }

    private long linesBetween(Tree tree, CompilationUnitTree unit) {
        LineMap lines = unit.getLineMap();
        return lines.getLineNumber(positions.getEndPosition(unit, tree))
                - lines.getLineNumber(positions.getStartPosition(unit, tree));
    }
}
