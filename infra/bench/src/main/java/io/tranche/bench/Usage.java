package io.tranche.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What processes have used so far: CPU time by part, and the memory they hold now. */
record Usage(Map<String, Double> cpuSeconds, Map<String, Long> residentKib) {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;

    static Usage of(Target target) throws IOException {
        Map<String, Double> cpu = new TreeMap<>();
        Map<String, Long> memory = new TreeMap<>();
        long platform = target.platformProcess();
        for (Path task : children(PROC.resolve(platform + "/task"))) {
            add(cpu, ThreadGroups.of(text(task.resolve("comm"))), task);
        }
        memory.put("platform JVM", proportional(platform));
        long postmaster = target.postgresProcess();
        long postgresMemory = proportional(postmaster);
        for (long backend : backendsOf(postmaster)) {
            Path process = PROC.resolve(Long.toString(backend));
            add(cpu, ThreadGroups.ofPostgres(text(process.resolve("cmdline"))), process);
            postgresMemory += proportional(backend);
        }
        memory.put("Postgres", postgresMemory);
        long self = ProcessHandle.current().pid();
        add(cpu, "load generator (this process)", PROC.resolve(Long.toString(self)));
        memory.put("load generator (this process)", proportional(self));
        return new Usage(cpu, memory);
    }

    /** What was used since then. */
    Map<String, Double> cpuSecondsSince(Usage before) {
        Map<String, Double> used = new TreeMap<>();
        cpuSeconds.forEach((part, seconds) ->
                used.put(part, Math.max(0, seconds - before.cpuSeconds.getOrDefault(part, 0.0))));
        return used;
    }

    private static void add(Map<String, Double> cpu, String part, Path task) {
        String stat = text(task.resolve("stat"));
        if (!stat.isEmpty()) {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            cpu.merge(part, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND, Double::sum);
        }
    }

    private static List<Long> backendsOf(long postmaster) throws IOException {
        List<Long> backends = new ArrayList<>();
        for (Path process : children(PROC)) {
            String stat = text(process.resolve("stat"));
            if (!stat.isEmpty()
                    && stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1].equals(Long.toString(postmaster))) {
                backends.add(Long.parseLong(process.getFileName().toString()));
            }
        }
        return backends;
    }

    /** Shared pages are counted once over all that share them. */
    private static long proportional(long process) {
        return text(PROC.resolve(process + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList();
        }
    }

    /** Empty for a thread or process that has just ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
