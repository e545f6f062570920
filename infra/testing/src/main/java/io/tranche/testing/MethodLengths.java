package io.tranche.testing;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the methods whose bodies, braces included, have too many lines. */
final class MethodLengths extends TreeScanner<@Nullable Void, CompilationUnitTree> {

    private static final int LINES_MAX = 30;
    private final SourcePositions positions;
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
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body));
            long lines = last - first + 1;
            if (lines > LINES_MAX) {
                tooLong.add("%s:%d %s has %d lines; the most is %d"
                        .formatted(unit.getSourceFile().getName(), first, method.getName(), lines, LINES_MAX));
            }
        }
        return super.visitMethod(method, unit);
    }
}
