package io.tranche.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server that a killed JVM left behind. It is named in {@code postmaster.pid}, but that number may be another's by now. */
final class OrphanedPostgres {

    private OrphanedPostgres() {}

    /** The process that serves this cluster. */
    static Optional<ProcessHandle> of(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> serves(process, cluster));
    }

    /** Root in a container (no CAP_SYS_PTRACE) is not told the program of another user's process, only its arguments. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        boolean mayBePostgres = process.info()
                .command()
                .map(program -> program.endsWith("/bin/postgres"))
                .orElse(true);
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        return mayBePostgres && arguments.contains("-D") && arguments.contains(cluster.toString());
    }
}
